# `make demo` and `make test` work on a fresh clone with Python 3.11 and nothing else installed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO := demo.db

# What the tests in tests/browser need of Debian.
BROWSER_PACKAGES := chromium chromium-driver
SUDO := $(if $(filter 0,$(shell id -u)),,sudo -n)

.PHONY: demo test test-all clean

demo: $(VENV)/installed
	rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	$(BIN)/timeline --db $(DEMO) ingest seeds/
	$(BIN)/timeline --db $(DEMO) before "10 July 2017"

test: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

# The browser tests too, which `make test` skips where there is no Chromium.
test-all: $(VENV)/installed-browser
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || \
	  { $(SUDO) apt-get update && $(SUDO) apt-get install --yes --no-install-recommends $(BROWSER_PACKAGES); } || \
	  { echo "missing: $(BROWSER_PACKAGES). Install them as root, then run make test-all again." >&2; exit 1; }
	$(MAKE) test

# What is said in Arabic is compiled when the package is installed.
CATALOGUES := $(wildcard timeline/locale/*/LC_MESSAGES/*.po)

$(VENV)/installed: pyproject.toml $(CATALOGUES)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/installed-dev: pyproject.toml $(CATALOGUES)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@ $(VENV)/installed

$(VENV)/installed-browser: $(VENV)/installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[browser]'
	touch $@

clean:
	rm -rf $(VENV) $(DEMO) $(DEMO)-wal $(DEMO)-shm
