# The two commands of a newcomer: `make site` and `make test`. Everything is installed into .venv from the lock file.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help site test check-style gate raise-gate browser lock clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST)

site: $(VENV)/installed ## build the site from seeds/ into site/
	$(BIN)/digest build --site

test: $(VENV)/installed browser check-style ## install what tests need and run everything
	$(BIN)/python -m pytest

check-style: $(VENV)/installed ## lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

gate: $(VENV)/installed ## score extraction on the project's own gold against the pinned floors
	$(BIN)/python -m pytest tests/gate

raise-gate: $(VENV)/installed ## raise the pinned floors to today's scores (never lowers one)
	$(BIN)/python -m tests.gate.floors --raise

browser: ## find or install the browser that tests drive
	@sh tests/browser/install-browser.sh

lock: ## write requirements.lock anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
		--group test --group build --custom-compile-command 'make lock' --output-file requirements.lock pyproject.toml

clean: ## remove what was installed and built, generated pages included
	git clean -fdXq docs
	rm -rf $(VENV) site .digest

$(VENV)/installed: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "digest needs Python 3.11 or later; set PYTHON=/path/to/python3" >&2; exit 2; }
	@echo "installing into $(VENV) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes --only-binary=:all: -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
