# make demo    read the bundled sample and show its record         make test    everything that CI checks
# make bench   speed and memory, as tables                        make setup   only install        make clean
# make train   all weights again from CORPORA and GOLD            make train-engine, train-reader   each part alone
# make fuzz    ten minutes of odd pages                           make unseen  the tables of docs/quality.md
# make newsroom  two weeks of 3,000 pages watched, and 200 kills: minutes
#
# Everything goes into .venv in this folder; nothing needs root. PYTHON=… chooses the interpreter.

SHELL = /bin/sh
VENV = .venv
BIN = $(VENV)/bin
SAMPLE = samples/karabakh-2020
CASE = demo/karabakh.palagan
CORPORA = ../shared/corpora
NEWS = $(CORPORA)/news-text/id.txt.gz
GOLD = ../shared/gold/train.jsonl
ENGINE = build/engine
WEIGHTS = src/palagan/languages/id/weights

.PHONY: help demo test bench fuzz newsroom train train-engine train-reader unseen setup clean
.DEFAULT_GOAL = help

help:
	@sed -n '/^#/!q; s/^# //p' Makefile

# One install for use, one with what tests need; each is done again only when pyproject.toml changes.
$(BIN)/python:
	@PYTHON="$(PYTHON)" scripts/make-venv $(VENV)

$(VENV)/.installed: pyproject.toml $(BIN)/python
	@echo "Installing Palagan into $(VENV) (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml $(BIN)/python
	@echo "Installing Palagan and what its tests need into $(VENV) (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed

setup: $(VENV)/.installed

demo: $(VENV)/.installed
	@$(BIN)/python scripts/demo.py $(SAMPLE) $(CASE) demo/brief.html

test: $(VENV)/.installed-dev
	@scripts/get-chromium $(BIN)/python
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/pytest -n auto
	@echo "All is well: ruff, mypy --strict and the whole suite passed."

bench: $(VENV)/.installed-dev
	@$(BIN)/python -m benchmarks

fuzz: $(VENV)/.installed-dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'atheris>=3' || true
	@$(BIN)/python scripts/fuzz.py $(SECONDS)

newsroom: $(VENV)/.installed-dev
	@PALAGAN_NEWSROOM=full PALAGAN_KILLS=200 $(BIN)/pytest -p no:xdist --durations=3 \
		tests/monitor/test_two_weeks.py tests/monitor/test_killed_while_gathering.py

$(VENV)/.installed-train: pyproject.toml $(BIN)/python
	@echo "Installing what training needs into $(VENV) (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	@touch $@

# Under an hour on two cores: vectors, then parser and names side by side; the scores of the test parts at the end.
train-engine: $(VENV)/.installed-train
	@OMP_NUM_THREADS=1 $(BIN)/python training/engine/train.py --corpora $(CORPORA) --out $(ENGINE)
	@cp $(ENGINE)/vectors.npz $(ENGINE)/parser.onnx $(ENGINE)/parser.npz $(ENGINE)/names.onnx $(ENGINE)/names.npz $(WEIGHTS)/

# Twenty minutes: roots of words, who does what to whom, when and where; the same pages and corpus give the same files.
train-reader: $(VENV)/.installed-train
	@$(BIN)/python training/roots.py $(NEWS) --write
	@OMP_NUM_THREADS=1 $(BIN)/python training/lands.py $(GOLD) --corpus $(NEWS)
	@OMP_NUM_THREADS=1 $(BIN)/python training/events.py $(GOLD) --corpus $(NEWS)
	@OMP_NUM_THREADS=1 $(BIN)/python training/crossvalidated.py $(firstword $(GOLD)) --corpus $(NEWS) --out build/unseen.jsonl
	@OMP_NUM_THREADS=1 $(BIN)/python training/setting.py $(GOLD) --corpus $(NEWS) --read build/unseen.jsonl

train:
	@$(MAKE) train-engine
	@$(MAKE) train-reader

# Training pages read by models that have not seen them, and the tables of docs/quality.md with them beside dev.
unseen: $(VENV)/.installed-train $(VENV)/.installed-dev
	@OMP_NUM_THREADS=1 $(BIN)/python training/crossvalidated.py $(firstword $(GOLD)) --corpus $(NEWS) --out build/unseen.jsonl
	@$(BIN)/python scripts/reliability.py --write
	@$(BIN)/python scripts/quality.py --write build/unseen.jsonl

clean:
	rm -rf $(VENV) demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
