#include "models/workloads/arrival_process.h"

#include "sim/base/check.h"
#include "sim/base/mix.h"
#include "sim/random/names.h"

namespace orrery::models {

namespace {

// Billionths of a request: one, as a standard exponential time is drawn in.
constexpr sim::Duration kOneRequest = sim::Duration::seconds(1);

std::uint64_t hash_of(std::uint64_t workload, const char* purpose) {
  return sim::mix64(workload, sim::hash_name(purpose));
}

}  // namespace

ArrivalProcess::ArrivalProcess(const OpenSpec& spec, std::uint64_t workload, sim::RandomKey key,
                               sim::DistributionSet& distributions)
    : arrivals_hash_(hash_of(workload, "arrivals")),
      key_(key),
      key_schedule_(key),
      batch_(spec.batch, hash_of(workload, "batch"), key, distributions) {
  start(spec.arrivals, hash_of(workload, "state"), distributions);
  block_ = gap_block(0);
}

void ArrivalProcess::start(const ArrivalsSpec& spec, std::uint64_t states_hash,
                           sim::DistributionSet& distributions) {
  if (const auto* const poisson = std::get_if<PoissonArrivalsSpec>(&spec)) {
    const auto* const constant = std::get_if<ConstantRateSpec>(&poisson->rate);
    gap_ = distributions.add(sim::ExponentialSpec{kOneRequest});
    if (constant != nullptr && constant->rate > 0) {
      kind_ = Kind::kConstantPoisson;
      constant_rate_ = constant->rate;
    } else {
      kind_ = Kind::kPoisson;
      source_ = RateIntegral(poisson->rate);
    }
  } else if (const auto* const deterministic = std::get_if<DeterministicArrivalsSpec>(&spec)) {
    kind_ = Kind::kDeterministic;
    source_ = RateIntegral(deterministic->rate);
  } else if (const auto* const renewal = std::get_if<RenewalArrivalsSpec>(&spec)) {
    kind_ = Kind::kRenewal;
    gap_ = distributions.add(renewal->gap);
  } else if (const auto* const mmpp = std::get_if<MmppArrivalsSpec>(&spec)) {
    kind_ = Kind::kModulated;
    gap_ = distributions.add(sim::ExponentialSpec{kOneRequest});
    source_ = ModulatedRate(*mmpp, states_hash, key_, distributions);
  } else {
    kind_ = Kind::kTimes;
    source_ = std::get<TimesArrivalsSpec>(spec).times;
  }
}

void ArrivalProcess::advance(std::uint64_t epoch, const sim::DistributionSet& distributions) {
  switch (kind_) {
    case Kind::kConstantPoisson:  // next() has done it
      return;
    case Kind::kPoisson:
      std::get<RateIntegral>(source_).advance(now_,
                                              static_cast<double>(draw_gap(epoch, distributions)));
      return;
    case Kind::kDeterministic:
      std::get<RateIntegral>(source_).advance(now_, static_cast<double>(kOneRequest.nanoseconds()));
      return;
    case Kind::kRenewal:
      now_.move_by(sim::Duration::nanoseconds(draw_gap(epoch, distributions)));
      return;
    case Kind::kModulated:
      std::get<ModulatedRate>(source_).advance(
          now_, static_cast<double>(draw_gap(epoch, distributions)), distributions);
      return;
    case Kind::kTimes: {
      const std::vector<sim::Duration>& times = std::get<std::vector<sim::Duration>>(source_);
      if (epoch < times.size()) {
        now_.move_to(sim::SimTime() + times[static_cast<std::size_t>(epoch)]);
      } else {
        now_ = FineTime::never();
      }
      return;
    }
  }
}

}  // namespace orrery::models
