#include "models/observation/run_result.h"

namespace orrery::models {

std::uint64_t EndpointResult::arrived() const {
  std::uint64_t sum = 0;
  for (const std::uint64_t count : outcomes) sum += count;
  return sum;
}

std::uint64_t EndpointResult::succeeded() const {
  return outcomes[static_cast<std::size_t>(Outcome::ok)] +
         outcomes[static_cast<std::size_t>(Outcome::ok_degraded)];
}

sim::LogLinearHistogram EndpointResult::all() const {
  sim::LogLinearHistogram both = ok;
  both.merge(failed);
  return both;
}

}  // namespace orrery::models
