# Everything a newcomer needs: `make demo` and `make test`. `make help` lists the rest.
PY ?= python3
BIN := .venv/bin
UV := $(BIN)/uv
export UV_FIND_LINKS ?= $(PIP_FIND_LINKS)
# Hearing voice notes takes 1.2 GB of disk; VOICE=0 leaves it out, and only that is then missing.
VOICE ?= 1
# The CPU build of torch, unless one lies on this machine's disk already; TORCH= takes PyPI's (CUDA).
TORCH ?= $(if $(wildcard $(addsuffix /torch-*,$(PIP_FIND_LINKS))),,cpu)
HEARING := $(if $(filter 0,$(VOICE)),,.venv/voice)
# Compiled files stay: without them each of the tests' many processes compiles SQLAlchemy anew.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help demo run check test cover test-long faults bench lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

demo: .venv/runtime $(HEARING) ## a chat and a ringing phone on http://127.0.0.1:8080, no account needed
	@$(BIN)/ramal demo

run: .venv/runtime $(HEARING) ## the bot itself, with the settings of .env
	@$(BIN)/ramal run

check: .venv/dev ## formatting, lint, types, import walls
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: .venv/dev ## every test, both databases, the browser where Chromium is found
	$(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder -m "not long"

cover: .venv/dev ## which lines each room's own tests walk through: twice as slow as without
	RAMAL_TEST_ONE_DATABASE=1 $(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder \
	    --cov --cov-report= -m "not long and not no_cover"
	$(BIN)/python tests/coverage_floors.py

test-long: .venv/dev ## the same with the long versions
	RAMAL_TEST_LONG=1 $(BIN)/python -m pytest -n 2 --dist loadfile

faults: .venv/dev ## real processes killed, paused, flooded; KILLS=1000 for more
	$(BIN)/python -m pytest -n 2 tests/faults
	$(BIN)/python -m tests.faults

bench: .venv/dev ## ours beside a reference, in one run
	$(BIN)/python -m benchmarks

lock: .venv/dev ## pin again what constraints.txt names
	UV_FIND_LINKS= $(UV) pip compile -q --universal --python-version 3.11 --no-header --no-annotate \
	    --all-extras --upgrade pyproject.toml -o constraints.txt

clean: ## forget the environment and the demo's data
	rm -rf .venv var

$(UV):
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "Ramal needs Python 3.11 or newer; $(PY) is $$($(PY) --version 2>&1)."; \
	    echo "Name another one: make PY=python3.12 demo"; exit 1; }
	@$(PY) -m venv .venv || { \
	    echo "Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install -q -c constraints.txt uv

.venv/runtime: constraints.txt pyproject.toml | $(UV)
	@$(UV) pip install -q --compile-bytecode --python $(BIN)/python -c constraints.txt -e '.[speech]'
	@touch $@

.venv/voice: constraints.txt pyproject.toml | .venv/runtime
	@$(UV) pip install -q --compile-bytecode --python $(BIN)/python -c constraints.txt \
	    $(if $(TORCH),--torch-backend=$(TORCH)) -e '.[speech,voice]'
	@touch $@

.venv/dev: .venv/runtime $(HEARING)
	@$(UV) pip install -q --compile-bytecode --python $(BIN)/python -c constraints.txt -e '.[speech,dev]'
	@touch $@
