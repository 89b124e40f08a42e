# PORT, DATA_DIR and DATABASE_URL hold for both; see archive/settings.py for more.
#     make run      the site on http://127.0.0.1:8000
#     make test     every check there is
#     make editor   an account for the editors' desk, /admin/
#     make evaluate-search FOLDER=…    how well searches are ranked over those files

PYTHON ?= python3
export PORT DATA_DIR DATABASE_URL
# pip installs nothing but what the requirements name, byte for byte.
INSTALL = .venv/bin/python -m pip install --quiet --disable-pip-version-check \
	--no-input --require-hashes

.DELETE_ON_ERROR:
.PHONY: run editor bench test evaluate-search lint format lock

run: .venv/installed
	@exec .venv/bin/python manage.py serve

editor: .venv/installed
	@exec .venv/bin/python manage.py editor

test: lint
	@.ci/browser
	@.ci/tesseract
	.venv/bin/python manage.py check --fail-level WARNING
	.venv/bin/python -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
	.venv/bin/python -m pytest -n logical --maxprocesses 4 --dist worksteal

evaluate-search: .venv/installed
	.venv/bin/python manage.py evaluate_search $(FOLDER) \
		--baseline resolutions/evaluation/searches.json

# Beside tantivy, SQLite and plain Django, on made-up paragraphs; takes its time.
bench: .venv/installed
	@.venv/bin/python -c "import tantivy" 2>/dev/null || \
		.venv/bin/python -m pip install --quiet "tantivy>=0.27,<0.28"
	@for size in $(SIZES); do \
		DATABASE_URL= DATA_DIR=var/bench/$$size .venv/bin/python manage.py bench $$size \
			|| exit 1; done
SIZES ?= 100000 1000000

lint: .venv/installed-dev
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy

format: .venv/installed-dev
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

# Newer versions, within the bounds of pyproject.toml.
lock:
	uv pip compile pyproject.toml --upgrade --output-file requirements.txt $(LOCKED)
	uv pip compile pyproject.toml --upgrade --output-file requirements-dev.txt \
		--extra dev --constraint requirements.txt $(LOCKED)
LOCKED = --quiet --generate-hashes --universal --python-version 3.11 \
	--no-emit-index-url --custom-compile-command "make lock"

# The stamps carry the requirements they were made from: a fresh clone or a checkout
# changes times without changing what is to be installed.
.venv/installed: .venv/bin/python requirements.txt
	@cmp -s requirements.txt $@ || { echo "Installing requirements.txt" && \
		$(INSTALL) -r requirements.txt; }
	@cp requirements.txt $@

.venv/installed-dev: .venv/installed requirements-dev.txt
	@cmp -s requirements-dev.txt $@ || { echo "Installing requirements-dev.txt" && \
		$(INSTALL) -r requirements-dev.txt; }
	@cp requirements-dev.txt $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"Python 3.11 or later is needed; PYTHON=... names one.")'
	@echo "Making the virtual environment in .venv"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
