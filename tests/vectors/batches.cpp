#include "tests/vectors/batches.h"

#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

#include "app/validate/load_scenario.h"

namespace orrery::vectors {

void Batches::add(const Trial& trial, unsigned threads) {
  const app::ValidScenario scenario = app::load_scenario_text(trial.scenario, "vectors");
  std::optional<app::ValidScenario> beside;
  if (trial.beside) beside = app::load_scenario_text(trial.beside->scenario, "vectors");
  const auto observe = [&](std::uint32_t batch) {
    models::RunOptions options;
    options.seed = seed_;
    options.replication = runs_ * kBatches + batch;
    options.observe = false;
    options.record_requests = trial.records_requests;
    models::Simulation simulation(scenario.spec(), options);
    Observation seen = trial.observe(simulation);
    if (beside) {
      // Other draws, though names are the same.
      options.seed = ~seed_;
      models::Simulation other(beside->spec(), options);
      seen.append(trial.beside->observe(other));
    }
    return seen;
  };
  std::atomic<std::uint32_t> next{0};
  std::atomic<bool> failed{false};
  std::exception_ptr failure;
  std::mutex guard;
  const auto work = [&] {
    try {
      for (std::uint32_t batch = next++; batch < kBatches && !failed; batch = next++)
        batches_[batch].merge(observe(batch));
    } catch (...) {
      const std::lock_guard<std::mutex> lock(guard);
      if (!failed.exchange(true)) failure = std::current_exception();
    }
  };
  std::vector<std::thread> helpers;
  for (unsigned i = 1; i < threads; ++i) helpers.emplace_back(work);
  work();
  for (std::thread& helper : helpers) helper.join();
  if (failure) std::rethrow_exception(failure);
  ++runs_;
  measured_ += trial.measured;
  simulated_ += trial.simulated;
}

}  // namespace orrery::vectors
