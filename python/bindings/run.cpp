#include <memory>
#include <optional>

#include "app/run/run_once.h"
#include "app/run/verify.h"
#include "python/bindings/bindings.h"
#include "python/bindings/interruptible.h"
#include "python/bindings/result.h"

namespace orrery::python {

namespace py = pybind11;

namespace {

std::unique_ptr<Result> run(const app::ValidScenario& scenario, std::uint32_t seed,
                            std::uint32_t replication, bool record_requests, bool fast_paths,
                            bool blame) {
  models::RunOptions options;
  options.seed = seed;
  options.replication = replication;
  options.record_requests = record_requests;
  options.fast_paths = fast_paths;
  options.blame = blame;
  std::unique_ptr<Result> result;
  run_interruptibly([&](const std::atomic<bool>& interrupt) {
    app::RunAnswer answer = app::run_once(scenario, options, {&interrupt, {}});
    result =
        std::make_unique<Result>(scenario.spec(), std::move(answer.result), answer.performance);
  });
  return result;
}

}  // namespace

void add_run(py::module_& module) {
  module.def("run", &run, py::arg("scenario"), py::arg("seed"), py::arg("replication"),
             py::arg("record_requests"), py::arg("fast_paths"), py::arg("blame"));
}

}  // namespace orrery::python
