#include "tests/vectors/batches.h"

#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace orrery::vectors {

Observation Batches::observe(std::uint32_t replication) const {
  models::RunOptions options;
  options.seed = seed_;
  options.replication = replication;
  options.observe = false;
  options.record_requests = plan_.record_requests;
  models::Simulation simulation(scenario_.spec(), options);
  return plan_.observe(simulation);
}

void Batches::grow_to(std::uint32_t runs, unsigned threads) {
  std::atomic<std::uint32_t> next{0};
  std::atomic<bool> failed{false};
  std::exception_ptr failure;
  std::mutex guard;
  const auto work = [&] {
    try {
      for (std::uint32_t b = next++; b < kBatches && !failed; b = next++)
        for (std::uint32_t run = runs_; run < runs; ++run)
          batches_[b].merge(observe(run * kBatches + b));
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
  runs_ = runs;
}

}  // namespace orrery::vectors
