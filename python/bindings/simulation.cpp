#include "models/simulation/simulation.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>

#include "app/validate/valid_scenario.h"
#include "python/bindings/bindings.h"
#include "python/bindings/interruptible.h"
#include "python/bindings/result.h"
#include "sim/math/float_environment.h"

namespace orrery::python {

namespace py = pybind11;

namespace {

// A run under way, with the scenario that it is of. While one thread runs it, all other calls are
// refused: it is not theirs to look into. The mark is read and written under the interpreter's
// lock.
class Simulation {
 public:
  Simulation(const app::ValidScenario& scenario, std::uint32_t seed, std::uint32_t replication,
             bool record_requests)
      : scenario_(scenario),
        simulation_(scenario.spec(), options(seed, replication, record_requests)) {}
  Simulation(const Simulation& other) : scenario_(other.scenario_), simulation_(other.get()) {}
  Simulation& operator=(const Simulation&) = delete;

  void run_until(double seconds) {
    const sim::SimTime time =
        sim::SimTime::from_nanoseconds(static_cast<std::int64_t>(seconds * 1e9 + 0.5));
    run_alone([&](const std::atomic<bool>& interrupt) { simulation_.run_until(time, &interrupt); });
  }
  void run() {
    run_alone([&](const std::atomic<bool>& interrupt) { simulation_.run(&interrupt); });
  }
  bool step() {
    require_idle();
    return simulation_.step();
  }
  std::unique_ptr<Result> result() const {
    const sim::math::FloatEnvironmentGuard float_environment;
    return std::make_unique<Result>(scenario_.spec(), get().result(), std::nullopt);
  }

  const models::Simulation& get() const {
    require_idle();
    return simulation_;
  }
  std::size_t service(const std::string& name) const {
    const auto& services = scenario_.spec().services;
    const auto found = services.find(name);
    if (found == services.end()) throw py::key_error(name);
    return static_cast<std::size_t>(std::distance(services.begin(), found));
  }

 private:
  class Running {
   public:
    explicit Running(bool& mark) : mark_(mark) { mark_ = true; }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running() { mark_ = false; }

   private:
    bool& mark_;
  };

  void require_idle() const {
    if (is_running_) throw std::runtime_error("the simulation is run by another thread");
  }
  void run_alone(const std::function<void(const std::atomic<bool>&)>& work) {
    require_idle();
    const Running running(is_running_);
    run_interruptibly(work);
  }

  static models::RunOptions options(std::uint32_t seed, std::uint32_t replication,
                                    bool record_requests) {
    models::RunOptions options;
    options.seed = seed;
    options.replication = replication;
    options.record_requests = record_requests;
    options.blame = true;
    return options;
  }

  app::ValidScenario scenario_;
  models::Simulation simulation_;
  bool is_running_ = false;
};

}  // namespace

void add_simulation(py::module_& module) {
  const auto counter = [](std::uint64_t (models::Simulation::*read)() const) {
    return [read](const Simulation& s) { return (s.get().*read)(); };
  };
  const auto of_service = [](std::uint64_t (models::Simulation::*read)(std::size_t) const) {
    return [read](const Simulation& s, const std::string& service) {
      return (s.get().*read)(s.service(service));
    };
  };
  py::class_<Simulation>(module, "Simulation")
      .def(py::init<const app::ValidScenario&, std::uint32_t, std::uint32_t, bool>(),
           py::arg("scenario"), py::arg("seed"), py::arg("replication"), py::arg("record_requests"))
      .def("step", &Simulation::step)
      .def("run_until", &Simulation::run_until, py::arg("seconds"))
      .def("run", &Simulation::run)
      .def("clone", [](const Simulation& s) { return std::make_unique<Simulation>(s); })
      .def("result", &Simulation::result)
      .def_property_readonly(
          "now", [](const Simulation& s) { return s.get().now().since_start().seconds(); })
      .def_property_readonly(
          "end", [](const Simulation& s) { return s.get().end().since_start().seconds(); })
      .def_property_readonly("events", counter(&models::Simulation::events))
      .def_property_readonly("event_hash", counter(&models::Simulation::event_hash))
      .def_property_readonly("arrived", counter(&models::Simulation::arrived))
      .def_property_readonly("ended", counter(&models::Simulation::ended))
      .def_property_readonly("requests_in_flight", counter(&models::Simulation::requests_in_flight))
      .def_property_readonly("calls_in_flight", counter(&models::Simulation::calls_in_flight))
      .def("busy", of_service(&models::Simulation::service_busy), py::arg("service"))
      .def("waiting", of_service(&models::Simulation::service_waiting), py::arg("service"))
      .def("present", of_service(&models::Simulation::service_present), py::arg("service"));
}

}  // namespace orrery::python
