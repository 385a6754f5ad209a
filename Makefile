# Kuuluu: `make run` starts everything, `make test` tests everything. Nothing else need be installed by hand.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help
.PHONY: help setup run test check html fmt bench bench-million bench-initiative lock chromium voikko

help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: $(VENV)/.ready ## make the environment in .venv, with the kuuluu command in it

# pip is asked to be silent but for errors: what it warns of is the machine's set-up, not ours.
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input

$(VENV)/.ready: requirements-dev.txt pyproject.toml
	@echo "Environment … (a minute the first time)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; PYTHON=/path/to/python3.11 make setup names one" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || \
	  { apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); } >/dev/null 2>&1 || \
	  { echo "Python's venv is needed: apt-get install python3-venv" >&2; exit 2; }
	@# The lock names everything; what it leaves out on purpose (pyproject.toml, tool.uv) must not be asked for.
	@$(PIP) --retries 2 --no-deps --require-hashes -r requirements-dev.txt 2>$(VENV)/pip.log || \
	  { echo "Packages can't be fetched; is there a network? pip's own words are in $(VENV)/pip.log" >&2; exit 2; }
	@$(PIP) --no-deps --no-build-isolation -e .
	@$(MAKE) --no-print-directory voikko
	@touch $@

run: setup ## start database, web server and worker with a demo; Ctrl-C stops them
	@exec $(BIN)/kuuluu run

test: check chromium ## every test: checks, units, guards, journeys in a real browser
	$(BIN)/python -m pytest -q -n 2 --ignore=tests/journeys
	$(BIN)/python -m pytest -q -n 2 tests/journeys

check: setup ## lint, types, imports, templates, migrations, translations
	$(BIN)/ruff check kuuluu tests
	$(BIN)/ruff format --check kuuluu tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint kuuluu --lint --quiet
	$(BIN)/python -W ignore -m django makemigrations --check --dry-run --settings kuuluu.settings
	$(BIN)/kuuluu messages --missing

VNU := node_modules/vnu-jar/build/dist/vnu.jar
PAGES := .data/html

html: setup ## every page, in three languages, through the Nu HTML checker (needs Java and npm)
	@command -v java >/dev/null || { { apt-get update -qq && apt-get install -y -qq openjdk-17-jre-headless; } >/dev/null 2>&1; \
	  command -v java >/dev/null || { echo "Java is needed: apt-get install openjdk-17-jre-headless" >&2; exit 2; }; }
	@test -f $(VNU) || { echo "Nu HTML checker …"; npm install --no-save --no-package-lock --silent vnu-jar@26.9.27; } || \
	  { echo "npm is needed to fetch the checker: apt-get install npm" >&2; exit 2; }
	@rm -rf $(PAGES); mkdir -p $(PAGES)
	SAVE_PAGES=$(PAGES) $(BIN)/python -m pytest -q tests/guards/test_html.py
	@echo "$$(ls $(PAGES) | wc -l) pages"
	java -jar $(VNU) --errors-only $(PAGES)

fmt: setup ## put code into its form
	$(BIN)/ruff check --fix kuuluu tests
	$(BIN)/ruff format kuuluu tests

bench: setup ## measure with 100,000 cases in each of two cities
	$(BIN)/kuuluu bench

bench-initiative: setup ## let thousands support one initiative at once while thousands look at it
	$(BIN)/kuuluu bench-initiative

bench-million: setup ## measure search, similar cases and routing with 1,000,000 cases in one city (6 GB of disk)
	$(BIN)/kuuluu bench --cases 1000000 --cities 1 --only-finding

DRIVES := $(BIN)/playwright --version >/dev/null 2>&1

chromium: setup # the browser of the journeys and what drives it: Debian's, installed where they lack and may be
	@command -v chromium >/dev/null || { echo "Chromium …"; \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1; \
	  command -v chromium >/dev/null || \
	  { echo "Chromium is needed for the journeys: apt-get install chromium" >&2; exit 2; }; }
	@$(DRIVES) || { { apt-get update -qq && apt-get install -y -qq --no-install-recommends libatomic1; } >/dev/null 2>&1; \
	  $(DRIVES) || { echo "Playwright can't start; it needs libatomic: apt-get install libatomic1" >&2; exit 2; }; }

VOIKKO := $(BIN)/python -m kuuluu.language.terms

voikko: # Finnish base forms: Debian's Voikko, installed where it lacks and may be; without it search knows stems alone
	@$(VOIKKO) || { { apt-get update -qq && apt-get install -y -qq --no-install-recommends libvoikko1 voikko-fi; } >/dev/null 2>&1; \
	  $(VOIKKO) || echo "Finnish words are searched by stems alone: libvoikko with its Finnish dictionary is missing (Debian: apt-get install libvoikko1 voikko-fi; macOS: brew install libvoikko)"; }

UV_LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --no-annotate --python-version 3.11

lock: setup ## choose the newest versions again and write them down with their hashes
	$(UV_LOCK) pyproject.toml -o requirements.txt
	$(UV_LOCK) --extra dev pyproject.toml -o requirements-dev.txt
