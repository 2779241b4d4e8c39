// Independent replications of one case, merged into batches, on several threads.
#pragma once

#include <cstdint>
#include <vector>

#include "tests/vectors/plan.h"

namespace orrery::vectors {

// DESIGN asks for 100 at least. A multiple of the usual numbers of threads.
inline constexpr std::uint32_t kBatches = 128;

class Batches {
 public:
  explicit Batches(std::uint32_t seed) : seed_(seed), batches_(kBatches) {}

  // Adds a run of the trial to each batch, a replication that none has had. What they hold does not
  // depend on the number of threads. ERRORS: app::ScenarioError; those of Simulation.
  void add(const Trial& trial, unsigned threads);

  const std::vector<Observation>& all() const { return batches_; }
  // As in Trial, of all that was added.
  double measured() const { return measured_; }
  double simulated() const { return simulated_; }

 private:
  std::uint32_t seed_;
  std::uint32_t runs_ = 0;  // of each batch
  double measured_ = 0;
  double simulated_ = 0;
  std::vector<Observation> batches_;
};

}  // namespace orrery::vectors
