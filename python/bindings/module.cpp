#include "app/report/version.h"
#include "python/bindings/bindings.h"

PYBIND11_MODULE(_core, module) {
  module.doc() = "The simulator behind orrery. Private: its face is the package orrery.";
  module.attr("VERSION") = orrery::app::version();
  orrery::python::add_errors(module);
  orrery::python::add_scenario(module);
  orrery::python::add_histogram(module);
  orrery::python::add_result(module);
  orrery::python::add_run(module);
  orrery::python::add_simulation(module);
  orrery::python::add_studies(module);
}
