# The project's commands. `./setup TARGET` installs the missing packages, then calls this.
PYTHON := /usr/bin/python3

.PHONY: help build run python test bench validate format clean
help:
	@echo "make run       build, run the main example"
	@echo "make python    the Python package and its Jupyter kernel, in .venv"
	@echo "make test      all that a change must pass, under 15 minutes on 2 cores"
	@echo "make bench     benchmarks; peers beside them where they are installed"
	@echo "make validate  the long studies: every compiler, every leg, full sample sizes"
	@echo "make build     the release build in build/release"
	@echo "make format    clang-format all sources"
	@echo "make clean     remove build/"

build:
	cmake --preset release
	cmake --build --preset release

run:
	cmake --preset release >/dev/null
	cmake --build --preset release --target orrery
	build/release/orrery run scenarios/gallery/shop/shop.yaml -o build/shop

python:
	$(PYTHON) -m venv --system-site-packages .venv
	.venv/bin/pip install --quiet --no-build-isolation --no-index --no-deps --editable .
	.venv/bin/python -m ipykernel install --sys-prefix --name orrery --display-name orrery

test:
	$(PYTHON) tests/stages.py test

validate:
	$(PYTHON) tests/stages.py validate

bench: build
	cmake --build --preset release --target benchmarks
	$(PYTHON) bench/run.py

format:
	find sim models app python/bindings bench tests -name '*.h' -o -name '*.cpp' \
	  | xargs clang-format -i

clean:
	rm -rf build .venv python/orrery.egg-info python/orrery/_core.*.so
