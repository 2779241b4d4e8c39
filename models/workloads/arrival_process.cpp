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
                               sim::DistributionSet& distributions, sim::Duration clock)
    : arrivals_hash_(hash_of(workload, "arrivals")),
      key_(key),
      key_schedule_(key),
      batch_(spec.batch, hash_of(workload, "batch"), key, distributions) {
  start(spec, workload, clock, distributions);
  block_ = gap_block(0);
}

void ArrivalProcess::start_rate(const RateSpec& rate, sim::DistributionSet& distributions) {
  gap_ = distributions.add(sim::ExponentialSpec{kOneRequest});
  const auto* const constant = std::get_if<ConstantRateSpec>(&rate);
  if (constant != nullptr && constant->rate > 0) {
    kind_ = Kind::kConstantPoisson;
    constant_ = constant->rate;
  } else {
    kind_ = Kind::kPoisson;
    source_ = RateIntegral(rate);
  }
}

void ArrivalProcess::start(const OpenSpec& spec, std::uint64_t workload, sim::Duration clock,
                           sim::DistributionSet& distributions) {
  const ArrivalsSpec& arrivals = spec.arrivals;
  if (const auto* const poisson = std::get_if<PoissonArrivalsSpec>(&arrivals)) {
    start_rate(scaled_rate(poisson->rate, spec.multiplier), distributions);
  } else if (const auto* const even = std::get_if<DeterministicArrivalsSpec>(&arrivals)) {
    kind_ = Kind::kDeterministic;
    source_ = RateIntegral(scaled_rate(even->rate, spec.multiplier));
  } else if (const auto* const renewal = std::get_if<RenewalArrivalsSpec>(&arrivals)) {
    kind_ = Kind::kRenewal;
    gap_ = distributions.add(renewal->gap);
    constant_ = spec.multiplier;
    if (!(spec.multiplier > 0)) now_ = FineTime::never();
  } else if (const auto* const mmpp = std::get_if<MmppArrivalsSpec>(&arrivals)) {
    kind_ = Kind::kModulated;
    gap_ = distributions.add(sim::ExponentialSpec{kOneRequest});
    MmppArrivalsSpec scaled = *mmpp;
    for (MmppState& state : scaled.states) state.rate *= spec.multiplier;
    source_ = ModulatedRate(scaled, hash_of(workload, "state"), key_, distributions);
  } else if (const auto* const on_off = std::get_if<OnOffArrivalsSpec>(&arrivals)) {
    kind_ = Kind::kModulated;
    gap_ = distributions.add(sim::ExponentialSpec{kOneRequest});
    OnOffArrivalsSpec scaled = *on_off;
    scaled.rate *= spec.multiplier;
    source_ = ModulatedRate(scaled, hash_of(workload, "state"), key_, distributions);
  } else if (const auto* const cron = std::get_if<CronArrivalsSpec>(&arrivals)) {
    kind_ = Kind::kCron;
    source_ = CronFirings(*cron, clock, spec.multiplier, hash_of(workload, "jitter"), key_,
                          distributions);
  } else {
    kind_ = Kind::kTrace;
    gap_ = distributions.add(sim::ExponentialSpec{kOneRequest});
    const auto* const trace = std::get_if<TraceArrivalsSpec>(&arrivals);
    source_ = trace != nullptr
                  ? TraceReplay(*trace, spec.multiplier)
                  : TraceReplay(std::get<TimesArrivalsSpec>(arrivals), spec.multiplier);
  }
}

void ArrivalProcess::advance(std::uint64_t epoch, const sim::DistributionSet& distributions) {
  switch (kind_) {
    case Kind::kConstantPoisson:  // next() has done it
    case Kind::kCron:
      return;
    case Kind::kPoisson:
      std::get<RateIntegral>(source_).advance(now_,
                                              static_cast<double>(draw_gap(epoch, distributions)));
      return;
    case Kind::kDeterministic:
      std::get<RateIntegral>(source_).advance(now_, static_cast<double>(kOneRequest.nanoseconds()));
      return;
    case Kind::kRenewal:
      if (now_.is_never()) return;
      // What is a whole number of nanoseconds stays one.
      if (!(constant_ < 1) && !(constant_ > 1)) {
        now_.move_by(sim::Duration::nanoseconds(draw_gap(epoch, distributions)));
      } else {
        now_.advance(static_cast<double>(draw_gap(epoch, distributions)) / constant_);
      }
      return;
    case Kind::kModulated:
      std::get<ModulatedRate>(source_).advance(
          now_, static_cast<double>(draw_gap(epoch, distributions)), distributions);
      return;
    case Kind::kTrace: {
      TraceReplay& trace = std::get<TraceReplay>(source_);
      if (!trace.advance()) {
        now_ = FineTime::never();
        return;
      }
      now_.move_to(trace.place(trace.is_drawn() ? draw_gap(epoch, distributions) : 0));
      return;
    }
  }
}

}  // namespace orrery::models
