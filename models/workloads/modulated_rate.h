// A rate that a Markov chain in continuous time switches: the modulation of an MMPP (Fischer and
// Meier-Hellstern, "The Markov-modulated Poisson process cookbook", Performance Evaluation 18,
// 1993).
//
// Sojourn k = 0, 1, ... of the chain draws at request_of(S, k), root, block 0, S being the hash
// that arrival_process.h gives to states:
//   pair 1  its state: the index of a WeightedSpec, of the stationary law for k = 0, else of the
//           weights `next` of the state before (not drawn where `next` is empty)
//   pair 0  its length: the ExponentialSpec of the state's mean sojourn, so whole nanoseconds
//
// Bursts that are on and off by any laws are the same with two states in turn, the first one on,
// whose lengths are draws of those laws. No states are drawn.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/workloads/fine_time.h"
#include "models/workloads/workload_spec.h"
#include "sim/base/time.h"
#include "sim/distributions/distribution_set.h"
#include "sim/random/philox.h"

namespace orrery::models {

// Sojourns that one arrival may wait through: a chain that changes its state all the time and sends
// next to nothing is an error, not a run that stands still.
inline constexpr std::uint64_t kSojournsPerArrivalMax = 10'000'000;

class ModulatedRate {
 public:
  // Adds what it draws from to `distributions`; sojourn 0 begins at 0.
  // REQUIRES: as in workload_spec.h and stationary_law.h, and there is a stationary law.
  ModulatedRate(const MmppArrivalsSpec& spec, std::uint64_t states_hash, sim::RandomKey key,
                sim::DistributionSet& distributions);
  // REQUIRES: as in workload_spec.h.
  ModulatedRate(const OnOffArrivalsSpec& spec, std::uint64_t states_hash, sim::RandomKey key,
                sim::DistributionSet& distributions);

  // Moves `now` to where `expected` billionths of a request more are expected, or to never().
  // REQUIRES: `now` is where the last call left it, at first 0; expected >= 0.
  // ERRORS: sim::LimitError for kSojournsPerArrivalMax. COST: about 25 ns a sojourn.
  void advance(FineTime& now, double expected, const sim::DistributionSet& distributions);

  // Where the chain is at the instant where the last call left off.
  std::size_t state() const { return state_; }

 private:
  struct State {
    Rate rate = 0;
    sim::DistributionId sojourn;
    sim::DistributionId next;  // none: the next one in the list
  };

  void begin_sojourn(const sim::DistributionSet& distributions);

  std::vector<State> states_;
  sim::DistributionId initial_;  // none: the first one in the list
  std::uint64_t states_hash_;
  sim::RandomKey key_;
  std::uint64_t sojourn_ = 0;  // the number of the next one
  std::size_t state_ = 0;
  sim::SimTime end_;       // of the sojourn
  bool is_silent_ = true;  // no state that the chain visits has a rate
};

}  // namespace orrery::models
