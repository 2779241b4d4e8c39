#include "models/workloads/modulated_rate.h"

#include <optional>

#include "models/workloads/stationary_law.h"
#include "sim/base/check.h"
#include "sim/base/limits.h"
#include "sim/random/path.h"

namespace orrery::models {

ModulatedRate::ModulatedRate(const MmppArrivalsSpec& spec, std::uint64_t states_hash,
                             sim::RandomKey key, sim::DistributionSet& distributions)
    : states_hash_(states_hash), key_(key) {
  const std::optional<std::vector<double>> law = stationary_law(spec.states);
  CHECK(law.has_value(), "a chain with a stationary law");
  initial_ = distributions.add(sim::WeightedSpec{*law});
  for (std::size_t i = 0; i < spec.states.size(); ++i) {
    const MmppState& from = spec.states[i];
    State state;
    state.rate = from.rate;
    state.sojourn = distributions.add(sim::ExponentialSpec{from.mean_sojourn});
    if (!from.next.empty()) state.next = distributions.add(sim::WeightedSpec{from.next});
    states_.push_back(state);
    if ((*law)[i] > 0 && from.rate > 0) is_silent_ = false;
  }
  begin_sojourn(distributions);
}

ModulatedRate::ModulatedRate(const OnOffArrivalsSpec& spec, std::uint64_t states_hash,
                             sim::RandomKey key, sim::DistributionSet& distributions)
    : states_hash_(states_hash), key_(key), is_silent_(!(spec.rate > 0)) {
  states_.push_back({spec.rate, distributions.add(spec.on), {}});
  states_.push_back({0, distributions.add(spec.off), {}});
  state_ = 1;  // the first one follows
  begin_sojourn(distributions);
}

void ModulatedRate::begin_sojourn(const sim::DistributionSet& distributions) {
  const sim::RandomBlock block =
      sim::random_block(key_, {sim::request_of(states_hash_, sojourn_), sim::Path::root()}, 0);
  const sim::DistributionId law = sojourn_ == 0 ? initial_ : states_[state_].next;
  if (law.is_none()) {
    state_ = (state_ + 1) % states_.size();
  } else {
    state_ = static_cast<std::size_t>(distributions.draw(law, block.pair(1)));
  }
  end_ += sim::Duration::nanoseconds(distributions.draw(states_[state_].sojourn, block.pair(0)));
  ++sojourn_;
}

void ModulatedRate::advance(FineTime& now, double expected,
                            const sim::DistributionSet& distributions) {
  if (is_silent_) now = FineTime::never();
  for (std::uint64_t sojourns = 0; !now.is_never(); ++sojourns) {
    const Rate rate = states_[state_].rate;
    const double expected_left = rate * now.until(end_);
    if (expected_left > 0) {
      if (expected <= expected_left) {
        now.advance(expected / rate);
        return;
      }
      expected -= expected_left;
    }
    now.move_to(end_);
    if (sojourns == kSojournsPerArrivalMax) {
      throw sim::LimitError("sojourns_per_arrival", kSojournsPerArrivalMax,
                            "one arrival of an mmpp workload waits through more sojourns");
    }
    begin_sojourn(distributions);
  }
}

}  // namespace orrery::models
