# Every target does its own set-up: a machine with Python 3.11+ and make is enough.
PYTHON ?= python3
BIN := .venv/bin
DEMO_DB ?= .demo/khabar.db
DEMO_PORT ?= 8642

.PHONY: help install demo test test-all check format data train bench gate clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than 3.11: set PYTHON=python3.11 or newer"; exit 2; }
	@$(PYTHON) -m venv .venv || { echo "no venv module: on Debian, apt-get install python3-venv"; exit 2; }

.venv/running: pyproject.toml constraints.txt hatch_build.py $(wildcard src/khabar/analyse/*.py src/khabar/relate/*.py) | .venv/bin/python
	@echo "installing khabar into .venv; compiling takes a minute"
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

.venv/developing: .venv/running
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

install: .venv/running  ## .venv with all that running needs

demo: .venv/running  ## read the example pages, print a timeline and an answer, serve the desk
	@rm -rf $(dir $(DEMO_DB)) && mkdir -p $(dir $(DEMO_DB))
	$(BIN)/khabar add examples/pages/*.html --db $(DEMO_DB)
	$(BIN)/khabar show RUS PRK --db $(DEMO_DB)
	$(BIN)/khabar ask "هل يلتقي كيم وبوتين قبل نهاية 2025؟" --as-of 2025-07-09 --db $(DEMO_DB)
	@echo "the desk: http://127.0.0.1:$(DEMO_PORT)/ar/pair/RUS-PRK (Ctrl-C ends it)"
	@[ -n "$$DEMO_ONCE" ] || $(BIN)/khabar serve --port $(DEMO_PORT) --db $(DEMO_DB)

test: .venv/developing  ## all tests, the store on SQLite
	$(BIN)/python -m pytest -m "not postgresql"

test-all: .venv/developing  ## all tests, the store on SQLite and on PostgreSQL
	$(BIN)/python -m pytest

check: .venv/developing  ## lint, types, leftward imports, built data is current
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/build_data.py --check

format: .venv/developing  ## put the code in the house's shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

data: .venv/developing  ## compile resources/ into src/khabar/data
	$(BIN)/python tools/build_data.py

train: .venv/developing  ## train the models on ../shared, then compile
	$(BIN)/python tools/train.py ../shared
	$(BIN)/python tools/build_data.py

bench: .venv/developing  ## speed and memory, printed
	$(BIN)/python benchmarks/speed.py

gate: .venv/developing  ## score on the gold articles against the project's floors
	$(BIN)/python -m pytest tests/gate -rs

clean:  ## away with all that was made
	rm -rf .venv .demo .mypy_cache .ruff_cache .pytest_cache build
	find src -name "*.so" -delete
