# `make demo` and `make test` work on a fresh clone with Python 3.11 and nothing else installed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO := demo.db
# What real clients of the public views need: ODBC, JDBC, psql, sqlite3.
DEBIAN_PACKAGES := unixodbc libsqliteodbc odbc-postgresql default-jdk-headless libxerial-sqlite-jdbc-java \
	libpostgresql-jdbc-java postgresql-client sqlite3

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

# The tests that skip without Debian's packages too. Where apt-get may not install them, they go on skipping.
test-all: $(VENV)/installed-dev
	-apt-get install --yes --no-install-recommends $(DEBIAN_PACKAGES)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,clients]'
	$(BIN)/pytest

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/installed-dev: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) $(DEMO) $(DEMO)-wal $(DEMO)-shm
