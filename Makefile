# The project's commands. `./setup TARGET` installs missing packages first, then calls this.
.PHONY: help build run test bench validate format clean
help:
	@echo "make build|run|test|bench|validate|format|clean"

build:
	cmake --preset release
	cmake --build --preset release

clean:
	rm -rf build
