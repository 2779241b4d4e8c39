// How many requests come at once.
//
// Also how many requests a session has: session i draws as epoch i does, with a hash of its own,
// mix64(W, hash_name("requests")) in the names of arrival_process.h.
//
// The batch of epoch i draws at request_of(B, i), root, block 0, pair 0, B being the hash that
// arrival_process.h gives to batches. Fixed sizes draw nothing. Uniform ones are the UniformSpec of
// the bounds taken as ns. Geometric ones are 1 + floor(E / ln(mean / (mean - 1))) with a standard
// exponential E, the draw of an ExponentialSpec of mean 1 s in seconds: P(size > k) is then
// (1 - 1/mean)^k.
#pragma once

#include <cstdint>

#include "models/workloads/workload_spec.h"
#include "sim/distributions/distribution_set.h"
#include "sim/random/philox.h"

namespace orrery::models {

class BatchSize {
 public:
  // Adds what it draws from to `distributions`.
  // REQUIRES: sizes in [1, 1'000'000], min <= max; a geometric mean in [1, 1'000'000].
  BatchSize(const BatchSpec& spec, std::uint64_t batches_hash, sim::RandomKey key,
            sim::DistributionSet& distributions);

  // The size of the batch of this epoch, >= 1; a geometric one is at most 45 times its mean.
  std::uint32_t draw(std::uint64_t epoch, const sim::DistributionSet& distributions) const {
    return law_.is_none() ? fixed_size_ : draw_law(epoch, distributions);
  }

 private:
  std::uint32_t draw_law(std::uint64_t epoch, const sim::DistributionSet& distributions) const;

  std::uint32_t fixed_size_ = 1;
  sim::DistributionId law_;  // none: fixed
  double unit_ = 0;          // of a geometric law: ln(mean / (mean - 1)) in ns; 0: uniform
  std::uint64_t batches_hash_;
  sim::RandomKey key_;
};

}  // namespace orrery::models
