# `make demo` and `make test` work on a fresh clone with Python 3.11 and nothing else installed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO := demo.db

.PHONY: demo test clean

demo: $(VENV)/installed
	rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	$(BIN)/timeline --db $(DEMO) ingest seeds/
	$(BIN)/timeline --db $(DEMO) before "10 July 2017"

test: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

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

clean:
	rm -rf $(VENV) $(DEMO) $(DEMO)-wal $(DEMO)-shm
