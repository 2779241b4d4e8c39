#include <pybind11/stl.h>
#include <string>
#include <vector>

#include "app/validate/load_scenario.h"
#include "python/bindings/bindings.h"
#include "sim/math/float_environment.h"

namespace orrery::python {

namespace py = pybind11;

namespace {

std::vector<std::string> endpoints_of(const models::ScenarioSpec& spec) {
  std::vector<std::string> names;
  for (const auto& [service, service_spec] : spec.services) {
    for (const auto& [endpoint, steps] : service_spec.endpoints) {
      names.push_back(service + "." + endpoint);
    }
  }
  return names;
}

// Ranges are checked by doubles, so it takes the environment of runs.
app::ValidScenario load_file(const std::string& path, const std::vector<std::string>& sets) {
  const py::gil_scoped_release unlocked;
  const sim::math::FloatEnvironmentGuard float_environment;
  return app::load_scenario_file(path, sets);
}

app::ValidScenario load_text(const std::string& text, const std::string& name,
                             const std::vector<std::string>& sets) {
  const py::gil_scoped_release unlocked;
  const sim::math::FloatEnvironmentGuard float_environment;
  return app::load_scenario_text(text, name, sets);
}

template <class Map>
std::vector<std::string> names_of(const Map& map) {
  std::vector<std::string> names;
  for (const auto& entry : map) names.push_back(entry.first);
  return names;
}

}  // namespace

void add_scenario(py::module_& module) {
  using app::ValidScenario;
  py::class_<ValidScenario>(module, "ValidScenario")
      .def_property_readonly("name", [](const ValidScenario& s) { return s.spec().name; })
      .def_property_readonly("question", [](const ValidScenario& s) { return s.spec().question; })
      .def_property_readonly("seed", [](const ValidScenario& s) { return s.spec().seed; })
      .def_property_readonly("duration",
                             [](const ValidScenario& s) { return s.spec().duration.seconds(); })
      .def_property_readonly("warmup",
                             [](const ValidScenario& s) { return s.spec().warmup.seconds(); })
      .def_property_readonly("window",
                             [](const ValidScenario& s) { return s.spec().window.seconds(); })
      .def_property_readonly("services",
                             [](const ValidScenario& s) { return names_of(s.spec().services); })
      .def_property_readonly("workloads",
                             [](const ValidScenario& s) { return names_of(s.spec().workloads); })
      .def_property_readonly("endpoints",
                             [](const ValidScenario& s) { return endpoints_of(s.spec()); })
      .def_property_readonly("resolved_text", &ValidScenario::resolved_text)
      .def_property_readonly("origins", &ValidScenario::origins);
  module.def("load_file", &load_file, py::arg("path"), py::arg("sets"));
  module.def("load_text", &load_text, py::arg("text"), py::arg("name"), py::arg("sets"));
}

}  // namespace orrery::python
