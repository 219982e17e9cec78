# Pay It Forward. Run `make help`. A target's line there is its comment after the ## here.

# What you may give: make publish SITEURL=https://example.org/stories
INPUTS := V SITEURL STORY FROM AUTHOR ROLE TITLE DATE SLUG PORT TESTS PYTHON \
  N RUNS TOOLS PATIENCE README FORMAT DRY KEEP PARTS KINDS

# A name or title is anybody's text: quotes, $(...) and backticks must stay text. So it reaches a
# program through the environment, letter by letter, and is never pasted into a command. What else
# is given on the command line reaches programs too, so it is kept from being read as well.
GIVEN := $(foreach name,$(.VARIABLES),$(if $(filter command,$(firstword $(origin $(name)))),$(name)))
$(foreach input,$(sort $(INPUTS) $(GIVEN)),$(if $(filter undefined,$(origin $(input))),,\
  $(eval override $(input) := $$(value $(input)))$(eval export $(input))))

# Each build, and most tests, start Python anew: that takes longer where its bytecode isn't kept. It
# stands beside the code, and `make clean` removes it.
unexport PYTHONDONTWRITEBYTECODE

PY := .venv/bin/python
INSTALL := -m pip --disable-pip-version-check --no-input install --quiet --require-hashes
PIP := $(PY) $(INSTALL)
BENCH := .cache/bench/venv
LOCK := $(PY) -m uv pip compile --no-config --universal --python-version 3.11 --upgrade --quiet \
  --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help publish html serve test lint new read import check fix withdraw bench profile audit \
  clean lock environment test-environment bench-environment

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

publish: environment ## build the site for its readers into output/ (SITEURL=https://... is its address)
	@$(PY) -m plugins.collection publish $${V:+-v}

html: environment ## build the site for yourself, drafts too, into preview/ (V=1: tell why)
	@$(PY) -m plugins.collection html $${V:+-v}

serve: environment ## show the site on this computer, drafts too, and every change at once (PORT=8000)
	@$(PY) -m plugins.preview

new: environment ## begin a story: asks for title, author and role
	@$(PY) -m plugins.exchange new

import: environment ## make a draft of a thread: FROM=thread.txt AUTHOR="..." ROLE=mentor
	@$(PY) -m plugins.exchange import

read: environment ## show how a text is read, section by section: STORY=its-name, or a file
	@$(PY) -m plugins.story $${STORY:+-- "$$STORY"}

check: environment ## say what is wrong in all stories, and how to mend it (STORY=its-name: in one)
	@$(PY) -m plugins.check $${STORY:+-- "$$STORY"}

fix: environment ## tidy the form of all stories, never their words, and show it (STORY=, DRY=yes)
	@$(PY) -m plugins.check.fix $${STORY:+-- "$$STORY"}

withdraw: environment ## take a story back: STORY=its-name (KEEP=title,author: lines that stay)
	@$(PY) -m plugins.withdrawal $${STORY:+-- "$$STORY"}

test: lint ## run lint, then all tests (TESTS=tests/story: some of them)
	@$(PY) -m pytest $${TESTS--n auto --max-worker-restart 0}

lint: test-environment ## look for slips in the code: ruff, and mypy for the types
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --check --quiet .
	@$(PY) -m mypy --no-error-summary

bench: bench-environment ## measure builds beside Hugo's and plain Pelican's (N="1000 10000")
	@$(PY) -m tests.bench

profile: environment ## say where the milliseconds of a story go (N=1000)
	@$(PY) -m tests.bench profile

audit: test-environment ## measure what a reader gets, on every kind of page (PARTS="axe nu", KINDS=home)
	@$(PY) -m tests.audit

clean: ## remove what was built and every cache; .venv stays
	@rm -rf output preview .cache
	@find content plugins tests theme *.py -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

lock: test-environment ## for maintainers: choose all versions anew, from requirements*.in
	@$(LOCK) requirements.in -o requirements.txt
	@$(LOCK) requirements-test.in -o requirements-test.txt
	@$(LOCK) requirements-bench.in -o requirements-bench.txt

# The environment keeps a copy of the lock it was made from, written last: an install that failed or
# was killed has none, so that the next run starts over. Another lock means another environment.
# A system's own Python comes first: it was compiled with all optimisation, which one compiled by hand
# often wasn't, and builds the site a tenth faster.
PYTHONS := /usr/bin/python3 python3.11 python3 python3.12 python3.13 python3.14
environment:
	@cmp -s requirements.txt .venv/requirements.txt && $(PY) -c '' 2>/dev/null && exit; \
	old=; bare=; python=; \
	for name in $${PYTHON:-$(PYTHONS)}; do \
	  "$$name" -c '' 2>/dev/null || continue; old=$$name; \
	  "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || continue; bare=$$name; \
	  "$$name" -c 'import ensurepip, venv' 2>/dev/null || continue; python=$$name; break; \
	done; \
	if [ -z "$$python" ]; then \
	  if [ -n "$$bare" ]; then echo "$$bare cannot make an environment: its modules venv and ensurepip are missing." >&2; \
	  elif [ -n "$$old" ]; then echo "$$old is too old: $$("$$old" -V 2>&1). Python 3.11 or newer is needed." >&2; \
	  else echo "Python 3.11 or newer is needed, and none was found." >&2; fi; \
	  echo "On Debian and Ubuntu: sudo apt install python3 python3-venv. Or name one: make ... PYTHON=python3.12" >&2; \
	  exit 1; \
	fi; \
	echo "Installing what the site needs into .venv, once (with $$("$$python" -V))" >&2; \
	rm -rf .venv && "$$python" -m venv .venv && $(PIP) -r requirements.txt && \
	cp requirements.txt .venv/.copying && mv .venv/.copying .venv/requirements.txt

test-environment: environment
	@cmp -s requirements-test.txt .venv/requirements-test.txt && exit; \
	echo "Installing what the tests need into .venv, once" >&2; \
	rm -f .venv/requirements-test.txt && $(PIP) -r requirements-test.txt && \
	cp requirements-test.txt .venv/.copying && mv .venv/.copying .venv/requirements-test.txt

bench-environment: environment
	@cmp -s requirements-bench.txt $(BENCH)/requirements-bench.txt && exit; \
	echo "Installing Hugo and plain Pelican into $(BENCH), once" >&2; \
	rm -rf $(BENCH) && $(PY) -m venv $(BENCH) && \
	$(BENCH)/bin/python $(INSTALL) -r requirements-bench.txt && \
	cp requirements-bench.txt $(BENCH)/.copying && \
	mv $(BENCH)/.copying $(BENCH)/requirements-bench.txt
