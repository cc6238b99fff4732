# `make demo` and `make test` work on a fresh clone with Python 3.11 and nothing else installed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO := demo.db
# Each process of the tests starts a PostgreSQL server of its own.
WORKERS ?= 2
# What real clients of the public views need: ODBC, JDBC, psql, sqlite3.
DEBIAN_PACKAGES := unixodbc libsqliteodbc odbc-postgresql default-jdk-headless libxerial-sqlite-jdbc-java \
	libpostgresql-jdbc-java postgresql-client sqlite3

# What the tests in tests/browser need.
DEBIAN_PACKAGES += chromium chromium-driver
SUDO := $(if $(filter 0,$(shell id -u)),,sudo -n)

.PHONY: demo test test-all constraints messages clean

demo: $(VENV)/installed
	rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	$(BIN)/timeline --db $(DEMO) ingest seeds/news/
	$(BIN)/timeline --db $(DEMO) before "10 July 2017"

test: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses $(WORKERS) --dist loadgroup

# The tests too that `make test` skips without Debian's packages. Those that cannot be installed go on being skipped.
test-all: $(VENV)/installed-clients
	-$(SUDO) apt-get update --quiet
	-$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends $(DEBIAN_PACKAGES)
	$(MAKE) --no-print-directory test

# What is said in Arabic is compiled when the package is installed.
CATALOGUES := $(wildcard timeline/locale/*/LC_MESSAGES/*.po)

$(VENV)/installed: pyproject.toml $(CATALOGUES)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

# Tests run with exactly the versions of constraints.txt.
$(VENV)/installed-dev: pyproject.toml constraints.txt $(CATALOGUES)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@ $(VENV)/installed

$(VENV)/installed-clients: $(VENV)/installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt \
		--editable '.[dev,browser,clients]'
	touch $@

# What the program says, brought up to date in the catalogues (.po); pip compiles them.
messages: $(VENV)/installed-dev
	$(BIN)/python tools/messages.py

# The newest versions that pyproject.toml allows.
constraints:
	$(PYTHON) -m venv --clear $(VENV)-newest
	$(VENV)-newest/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,browser,clients]'
	$(VENV)-newest/bin/python -m pip freeze --exclude-editable >constraints.txt
	rm -rf $(VENV)-newest

clean:
	rm -rf $(VENV) $(DEMO) $(DEMO)-wal $(DEMO)-shm
