#include "models/workloads/batch_size.h"

#include "sim/base/check.h"
#include "sim/base/saturating.h"
#include "sim/base/time.h"
#include "sim/math/elementary.h"
#include "sim/math/float_environment.h"
#include "sim/random/path.h"

namespace orrery::models {

namespace {

constexpr sim::Duration kStandardMean = sim::Duration::seconds(1);

// REQUIRES: x >= 0.
std::uint64_t floor_of(double x) {
  const std::uint64_t nearest = sim::saturating_round_unsigned(x);
  return static_cast<double>(nearest) > x ? nearest - 1 : nearest;
}

}  // namespace

BatchSize::BatchSize(const BatchSpec& spec, std::uint64_t batches_hash, sim::RandomKey key,
                     sim::DistributionSet& distributions)
    : batches_hash_(batches_hash), key_(key) {
  const sim::math::FloatEnvironmentGuard float_environment;
  if (const auto* const fixed = std::get_if<FixedBatch>(&spec)) {
    fixed_size_ = fixed->size;
  } else if (const auto* const uniform = std::get_if<UniformBatch>(&spec)) {
    law_ = distributions.add(sim::UniformSpec{sim::Duration::nanoseconds(uniform->min),
                                              sim::Duration::nanoseconds(uniform->max)});
  } else {
    const double mean = std::get<GeometricBatch>(spec).mean;
    CHECK(mean >= 1);
    if (!(mean > 1)) return;  // always 1
    law_ = distributions.add(sim::ExponentialSpec{kStandardMean});
    unit_ = sim::math::log(mean / (mean - 1)) * static_cast<double>(kStandardMean.nanoseconds());
  }
}

std::uint32_t BatchSize::draw_law(std::uint64_t epoch,
                                  const sim::DistributionSet& distributions) const {
  const sim::RandomBlock block =
      sim::random_block(key_, {sim::request_of(batches_hash_, epoch), sim::Path::root()}, 0);
  const std::int64_t drawn = distributions.draw(law_, block.pair(0));
  if (!(unit_ > 0)) return static_cast<std::uint32_t>(drawn);
  return static_cast<std::uint32_t>(1 + floor_of(static_cast<double>(drawn) / unit_));
}

}  // namespace orrery::models
