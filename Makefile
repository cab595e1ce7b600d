# Rukun: everything a newcomer needs is `make run` and `make test`.
# Assumes Python 3.11 or newer with its venv module, and nothing else.

PYTHON_CANDIDATES = python3 python3.14 python3.13 python3.12 python3.11 python
PYTHON ?= $(shell for python in $(PYTHON_CANDIDATES); do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$python"; break; }; \
	done)
RUN = $(if $(PYTHON),@$(PYTHON) scripts/bootstrap.py,@echo "Rukun needs Python 3.11 or newer. Install it, or name it: make $@ PYTHON=/path/to/python3" >&2; exit 1; :)
LOCK = .venv/bin/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
	--no-header --no-emit-index-url --no-emit-find-links

.DEFAULT_GOAL := help
.PHONY: help run demo test quick build dev format messages openapi mutations screenshots bench lock upgrade clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

run: ## build what is missing, load the demo, serve it on 127.0.0.1:8000 (PORT=)
	$(RUN) run -- demo --serve

demo: ## put the demo aside and begin a fresh one (does not serve)
	$(RUN) run -- demo --fresh

test: ## format, lint, types, contracts, then all tests (RUKUN_TEST_DATABASE_URL= adds PostgreSQL)
	$(RUN) dev -- scripts/verify.py

quick: ## the same without the browser
	$(RUN) dev -- scripts/verify.py --without-browser

build: ## environment, front end and catalogues for serving
	$(RUN) run

dev: ## environment with everything that tests and linters need
	$(RUN) dev

format: dev ## put all code into its form
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

messages: dev ## collect the texts of all screens into the catalogues
	.venv/bin/python scripts/messages.py

openapi: dev ## write docs/openapi.json anew, which a test compares
	.venv/bin/python scripts/openapi.py

mutations: dev ## break the rights on purpose: each time a line of the table must turn red
	.venv/bin/python scripts/mutations.py

screenshots: dev ## make the pictures of the README anew
	.venv/bin/python scripts/screenshots.py

bench: dev ## time what must stay fast; see bench/README.md (RUKUN_BENCH_DATABASE_URL= adds PostgreSQL)
	.venv/bin/python -m bench

lock: dev ## resolve the lock files again, changing as little as needed
	$(LOCK) requirements/dev.in -o requirements/dev.txt
	$(LOCK) -c requirements/dev.txt requirements/build.in -o requirements/build.txt
	$(LOCK) -c requirements/dev.txt requirements/base.in -o requirements/base.txt
	PATH="$(CURDIR)/.venv/bin:$$PATH" npm install --package-lock-only --ignore-scripts

upgrade: ## as lock, to the newest versions that the .in files allow
	$(MAKE) lock LOCK="$(LOCK) --upgrade"

clean: ## remove what was built; var/ stays
	rm -rf .venv node_modules src/rukun/interfaces/web/static/rukun .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
