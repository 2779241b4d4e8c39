#include <optional>
#include <pybind11/stl.h>
#include <string>

#include "app/report/documents.h"
#include "app/run/compare.h"
#include "app/run/replicate.h"
#include "python/bindings/bindings.h"
#include "python/bindings/interruptible.h"

namespace orrery::python {

namespace py = pybind11;

namespace {

app::ReplicateOptions options_of(std::uint32_t seed, std::uint32_t replications, unsigned threads,
                                 const std::optional<double>& precision) {
  app::ReplicateOptions options;
  options.run.seed = seed;
  options.replications = replications;
  options.threads = threads;
  options.precision = precision;
  return options;
}

// The orrery.replicate/1 document.
std::string replicate(const app::ValidScenario& scenario, std::uint32_t seed,
                      std::uint32_t replications, unsigned threads,
                      const std::optional<double>& precision) {
  const app::ReplicateOptions options = options_of(seed, replications, threads, precision);
  std::string document;
  run_interruptibly([&](const std::atomic<bool>& interrupt) {
    const app::ReplicateAnswer answer = app::replicate(scenario, options, {&interrupt, {}});
    document = app::replicate_document(scenario.spec(), answer, answer.performance);
  });
  return document;
}

// The orrery.compare/1 document.
std::string compare(const app::ValidScenario& a, const app::ValidScenario& b, std::uint32_t seed,
                    std::uint32_t replications, unsigned threads,
                    const std::optional<double>& precision) {
  const app::ReplicateOptions options = options_of(seed, replications, threads, precision);
  std::string document;
  run_interruptibly([&](const std::atomic<bool>& interrupt) {
    const app::CompareAnswer answer = app::compare(a, b, options, {&interrupt, {}});
    document = app::compare_document(a.spec(), b.spec(), answer, answer.performance);
  });
  return document;
}

}  // namespace

void add_studies(py::module_& module) {
  module.attr("THREADS_MAX") = app::kThreadsMax;
  module.attr("REPLICATIONS_MAX") = app::kReplicationsMax;
  module.def("replicate", &replicate, py::arg("scenario"), py::arg("seed"), py::arg("replications"),
             py::arg("threads"), py::arg("precision"));
  module.def("compare", &compare, py::arg("a"), py::arg("b"), py::arg("seed"),
             py::arg("replications"), py::arg("threads"), py::arg("precision"));
}

}  // namespace orrery::python
