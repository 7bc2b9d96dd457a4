# make help lists the verbs. Everything below needs Python 3.11 or newer, make and a package index.

PYTHON ?= python3
SEEDS  ?= $(or $(CONFLICT_EVENTS_SEEDS),seeds)
OUT    ?= $(or $(CONFLICT_EVENTS_OUT),dataset)
EVERY  ?= $(or $(CONFLICT_EVENTS_EVERY),3600)
CRON   ?= $(CONFLICT_EVENTS_CRON)
WATCH  ?= $(CONFLICT_EVENTS_WATCH)
PORT   ?= $(or $(CONFLICT_EVENTS_PORT),4200)
DOCUMENTS ?= 1000
TARGET ?= times
SECONDS ?= 60

VENV   := .venv
PY     := $(VENV)/bin/python
READY  := $(VENV)/.ready
TOOLS  := $(VENV)/.ready-tools

export DO_NOT_TRACK := 1
# The parser is fastest on one thread a process; more only wait for one another.
export OPENBLAS_NUM_THREADS := 1
export OMP_NUM_THREADS := 1

.DEFAULT_GOAL := help
.PHONY: help setup dataset test check audit evaluate bench faults diff verify validate serve refresh lock model fuzz clean

help:  ## list the verbs
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: $(READY)  ## set up what is missing

# uv is fast but reads none of pip's settings: where the index is known to pip alone, pip does it, checking hashes too.
define install
	@VIRTUAL_ENV=$(abspath $(VENV)) $(VENV)/bin/uv pip sync --quiet --compile-bytecode $(1) 2>$(VENV)/uv.log \
	  || $(PY) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $(1) \
	  || { cat $(VENV)/uv.log; exit 1; }
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --upgrade-deps $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check uv setuptools wheel
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
endef

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one: make PYTHON=python3.12 ...")'
	@echo "setting up $(VENV)"
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check uv
	$(call install,requirements.lock)
	@# What the first build would otherwise do and wait for.
	-@$(VENV)/bin/prefect server database upgrade --yes >/dev/null
	@touch $@

# What only tests, checks and measures need.
$(TOOLS): $(READY) requirements-dev.lock
	@echo "setting up the tools of the tests"
	$(call install,requirements-dev.lock)
	@touch $@

dataset: $(READY)  ## build OUT=dataset from SEEDS=seeds
	@$(PY) -m flows.build --seeds $(SEEDS) --out $(OUT)

test: $(TOOLS)  ## run the tests
	@$(PY) -m pytest

check: $(TOOLS)  ## format, lint and types
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy

# Strict: a package no advisory source knows of fails, as it does where none can be reached. flows/evaluate/AUDIT.md
# says what was found.
audit: $(READY)  ## ask for known vulnerabilities of what is pinned (needs an advisory source)
	@$(PY) -c 'import pip_audit' 2>/dev/null || $(PY) -m pip install --quiet --disable-pip-version-check 'pip-audit>=2.10,<3'
	@$(PY) -m pip_audit --strict --disable-pip --require-hashes --progress-spinner off -r requirements.lock

verify: $(READY)  ## rebuild from SEEDS without any cache and compare the bytes with OUT/latest
	@$(PY) -m flows.verify --seeds $(SEEDS) --out $(OUT)

validate: $(TOOLS)  ## ask the validators of Data Package, Croissant and RO-Crate about OUT/latest
	@$(PY) -m flows.evaluate.validate --out $(OUT)

evaluate: $(TOOLS)  ## score the dataset against the reference annotations
	@$(PY) -m flows.evaluate

bench: $(TOOLS)  ## measure speed, and the growth of a build with DOCUMENTS=1000 synthetic texts
	@$(PY) -m flows.evaluate.speed
	@$(PY) -m flows.evaluate.growth $(DOCUMENTS)

diff: $(READY)  ## what changed between two versions: make diff FROM=1.0.0 TO=1.1.0
	@$(PY) -m flows.publish --out $(OUT) $(FROM) $(TO)

faults: $(TOOLS)  ## disturb builds in every way we know and see what they survive
	@$(PY) -m flows.evaluate.faults

serve: $(READY)  ## Prefect on loopback (PORT=4200), a refresh every EVERY=3600 seconds or by CRON="...", and WATCH=1
	@$(PY) -m flows.refresh --serve --seeds $(SEEDS) --out $(OUT) --every $(EVERY) --cron "$(CRON)" --port $(PORT) \
	  $(if $(WATCH),--watch)

refresh: $(READY)  ## what the schedule runs, once: build where something changed, else skip
	@$(PY) -m flows.refresh --seeds $(SEEDS) --out $(OUT)

lock: $(TOOLS)  ## write the two requirements files from pyproject.toml
	@$(VENV)/bin/uv lock --quiet
	@$(VENV)/bin/uv export --quiet --frozen --no-emit-project --no-header --no-dev -o requirements.lock
	@$(VENV)/bin/uv export --quiet --frozen --no-emit-project --no-header -o requirements-dev.lock

model: $(TOOLS)  ## train the parser again
	@$(PY) -m flows.model.train --treebanks $(TREEBANKS) --out build/model

fuzz: $(TOOLS)  ## fuzz one TARGET (ingest, project, quantities, read, repair, segment, sources, times) for SECONDS=60
	@$(PY) -c 'import atheris' 2>/dev/null || $(PY) -m pip install --quiet --disable-pip-version-check 'atheris>=3,<4'
	@$(PY) -m tests.fuzz $(TARGET) --seconds $(SECONDS)

clean:  ## remove everything that can be made again, except the dataset
	@rm -rf $(VENV) .cache .prefect build .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
