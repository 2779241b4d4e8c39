// Independent replications of one scenario, merged into batches, on several threads.
#pragma once

#include <cstdint>
#include <vector>

#include "app/validate/valid_scenario.h"
#include "tests/vectors/plan.h"

namespace orrery::vectors {

// DESIGN asks for 100 at least. A multiple of the usual numbers of threads.
inline constexpr std::uint32_t kBatches = 128;

class Batches {
 public:
  // Both must outlive this.
  Batches(const app::ValidScenario& scenario, const StochasticPlan& plan, std::uint32_t seed)
      : scenario_(scenario), plan_(plan), seed_(seed), batches_(kBatches) {}

  // Adds replications until each batch holds `runs` of them. What they hold does not depend on the
  // number of threads. ERRORS: those of Simulation.
  void grow_to(std::uint32_t runs, unsigned threads);

  std::uint32_t runs_per_batch() const { return runs_; }
  const std::vector<Observation>& all() const { return batches_; }

 private:
  Observation observe(std::uint32_t replication) const;

  const app::ValidScenario& scenario_;
  const StochasticPlan& plan_;
  std::uint32_t seed_;
  std::uint32_t runs_ = 0;
  std::vector<Observation> batches_;
};

}  // namespace orrery::vectors
