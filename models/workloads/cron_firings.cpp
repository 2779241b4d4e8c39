#include "models/workloads/cron_firings.h"

#include <optional>

#include "models/workloads/scaled_count.h"
#include "sim/base/check.h"
#include "sim/random/path.h"

namespace orrery::models {

namespace {

constexpr sim::Duration kMinute = sim::Duration::minutes(1);

}  // namespace

CronFirings::CronFirings(const CronArrivalsSpec& spec, sim::Duration clock, double multiplier,
                         std::uint64_t jitter_hash, sim::RandomKey key,
                         sim::DistributionSet& distributions)
    : schedule_(spec.schedule),
      requests_(spec.requests),
      multiplier_(multiplier),
      jitter_hash_(jitter_hash),
      key_(key),
      clock_(clock),
      minute_(clock / kMinute) {
  CHECK(clock >= sim::Duration());
  if (kMinute * minute_ < clock) ++minute_;
  if (spec.jitter) jitter_ = distributions.add(*spec.jitter);
}

std::uint32_t CronFirings::advance(FineTime& now, const sim::DistributionSet& distributions) {
  while (!now.is_never()) {
    const std::optional<std::int64_t> minute = first_minute(schedule_, minute_);
    if (!minute) break;
    minute_ = *minute + 1;
    const std::uint64_t firing = firing_++;
    sim::Duration at = kMinute * *minute - clock_;
    if (at > sim::limits::kSimTimeMax.since_start()) break;
    const std::uint64_t requests = scaled_count((firing + 1) * requests_, multiplier_) -
                                   scaled_count(firing * requests_, multiplier_);
    if (requests == 0) continue;
    if (!jitter_.is_none()) {
      const sim::RandomBlock block =
          sim::random_block(key_, {sim::request_of(jitter_hash_, firing), sim::Path::root()}, 0);
      at += sim::Duration::nanoseconds(distributions.draw(jitter_, block.pair(0)));
    }
    now.move_to(sim::SimTime() + at);
    return static_cast<std::uint32_t>(requests);
  }
  now = FineTime::never();
  return 0;
}

}  // namespace orrery::models
