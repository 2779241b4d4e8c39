// The parts of the extension module, one file a noun. They convert and call; what there is to
// decide is decided in app/ or in the Python package.
#pragma once

#include <pybind11/pybind11.h>

namespace orrery::python {

void add_errors(pybind11::module_& module);
void add_scenario(pybind11::module_& module);
void add_histogram(pybind11::module_& module);
void add_result(pybind11::module_& module);
void add_run(pybind11::module_& module);
void add_simulation(pybind11::module_& module);
void add_studies(pybind11::module_& module);

}  // namespace orrery::python
