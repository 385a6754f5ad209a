# Kuuluu: `make run` starts everything, `make test` tests everything. Nothing else need be installed by hand.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help
.PHONY: help setup run test check fmt bench lock chromium

help: ## what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.ready ## make the environment in .venv, with the kuuluu command in it

$(VENV)/.ready: requirements-dev.txt pyproject.toml
	@echo "Environment … (a minute the first time)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/kuuluu messages
	@touch $@

run: setup ## start database, web server and worker with a demo; Ctrl-C stops them
	@exec $(BIN)/kuuluu run

test: check chromium ## every test: checks, units, guards, journeys in a real browser
	$(BIN)/python -m pytest -q -n 2 --ignore=tests/journeys
	$(BIN)/python -m pytest -q tests/journeys

check: setup ## lint, types, imports, templates, migrations, translations
	$(BIN)/ruff check kuuluu tests
	$(BIN)/ruff format --check kuuluu tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint kuuluu --lint --quiet
	$(BIN)/kuuluu messages --missing

fmt: setup ## put code into its form
	$(BIN)/ruff check --fix kuuluu tests
	$(BIN)/ruff format kuuluu tests

bench: setup ## measure with 100,000 cases in each of two cities
	$(BIN)/kuuluu bench

chromium: # the browser of the journeys: Debian's, installed where it lacks and may be
	@command -v chromium >/dev/null || { echo "Chromium …"; \
	  { apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || \
	  { echo "Chromium is needed for the journeys: apt-get install chromium" >&2; exit 2; }; }

lock: setup ## choose the newest versions again and write them down with their hashes
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --extra dev pyproject.toml -o requirements-dev.txt
