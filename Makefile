# The house's commands. `make help` lists them.
VENV   := .venv
PY     := $(VENV)/bin/python
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
DEV    := $(VENV)/.installed-dev
JOBS   ?= 2
SCALE  ?=
NAME   ?=
export PIP_DISABLE_PIP_VERSION_CHECK := 1
check: export DJANGO_SETTINGS_MODULE := chungtay.config.settings
messages: export DJANGO_SETTINGS_MODULE := chungtay.config.settings

.DEFAULT_GOAL := help
.PHONY: help setup demo check fix test journeys reference bench lock messages chromium

help: ## List the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: $(STAMP) ## Make .venv and install what the program needs

demo: $(STAMP) ## Start the demonstration: database, sample data, site
	@$(BIN)/chungtay demo $(if $(PORT),--port $(PORT))

test: $(DEV) chromium ## Run every test, browser journeys included
	@$(BIN)/pytest -n $(JOBS) --dist loadgroup $(ARGS)

journeys: $(DEV) chromium ## Run the browser journeys only
	@$(BIN)/pytest -m journey $(ARGS)

check: $(DEV) ## Check style, types, floors, migrations and translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PY) -W ignore -m django makemigrations --check --dry-run
	$(PY) -m chungtay.running.messages

fix: $(DEV) ## Repair what can be repaired by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

reference: $(STAMP) ## Write the generated pages of docs/reference again
	@$(PY) -m chungtay.running.reference

bench: $(STAMP) ## Measure speed and memory: make bench [NAME=…] [SCALE=1m]
	@$(BIN)/chungtay bench $(if $(NAME),--name $(NAME)) $(if $(SCALE),--scale $(SCALE))

lock: $(DEV) ## Renew both lock files from pyproject.toml
	@$(PY) -m pip install --quiet uv
	$(PY) -m uv pip compile --upgrade --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url pyproject.toml -o requirements.lock
	$(PY) -m uv pip compile --upgrade --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url pyproject.toml --group dev -c requirements.lock \
		-o requirements-dev.lock

messages: $(DEV) ## Collect screen texts (with gettext) and compile the catalogues
	@if command -v xgettext >/dev/null; then \
		cd src/chungtay && ../../$(BIN)/django-admin makemessages --locale en --no-location --no-obsolete --no-wrap \
			--ignore tests --ignore '*/tests/*'; \
	else \
		echo "Without gettext (apt-get install gettext) new texts are added to the .po file by hand."; \
	fi
	@$(PY) -m chungtay.running.catalogue

chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
		|| [ -n "$$CHUNGTAY_CHROMIUM" ] || { \
		echo "The browser journeys need Chromium, and none was found." >&2; \
		echo "  Debian, Ubuntu: apt-get install chromium     Fedora: dnf install chromium" >&2; \
		echo "  macOS: brew install --cask chromium          elsewhere: set CHUNGTAY_CHROMIUM to its path" >&2; \
		echo "Without a browser: make test ARGS='-m \"not journey\"' CHUNGTAY_CHROMIUM=none" >&2; exit 1; }

# The first Python 3.11+ that really runs: a launcher of that name may be there and refuse.
$(PY):
	@for python in python3.13 python3.12 python3.11 python3; do \
		if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
			echo "Using $$($$python --version) for $(VENV)"; exec $$python -m venv $(VENV); \
		fi; \
	done; \
	echo "Chung Tay needs Python 3.11, 3.12 or 3.13 with venv; none was found." >&2; \
	echo "  Debian, Ubuntu: apt-get install python3 python3-venv" >&2; exit 1

$(STAMP): requirements.lock pyproject.toml | $(PY)
	@$(PY) -m pip install --quiet --require-hashes -r requirements.lock
	@$(PY) -m pip install --quiet --no-deps -e .
	@touch $@

$(DEV): requirements-dev.lock $(STAMP)
	@$(PY) -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@
