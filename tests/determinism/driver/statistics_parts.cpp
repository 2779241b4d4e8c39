// What is computed from a run's records after the run: quantiles, intervals, warm-up.
#include <cstdint>
#include <vector>

#include "sim/base/saturating.h"
#include "sim/math/elementary.h"
#include "sim/random/draws.h"
#include "sim/random/names.h"
#include "sim/statistics/autocorrelation.h"
#include "sim/statistics/batch_means.h"
#include "sim/statistics/batch_quantiles.h"
#include "sim/statistics/moments.h"
#include "sim/statistics/mser5.h"
#include "sim/statistics/order_statistic_interval.h"
#include "sim/statistics/paired_differences.h"
#include "sim/statistics/student.h"
#include "tests/determinism/driver/digest.h"
#include "tests/determinism/driver/part.h"

namespace orrery::sim::determinism {
namespace {

constexpr DrawSlot kShock = DrawSlot::pair(0, 0);

// Correlated and skewed, as response times are, and moving at first.
std::vector<double> response_times(RandomKey key) {
  const std::uint64_t name = hash_name("statistics");
  std::vector<double> values;
  double level = 30;
  for (std::uint64_t n = 0; n < 20'000; ++n) {
    const RandomBlock block = random_block(key, {request_of(name, n), Path()}, kShock.block());
    const double uniform = (static_cast<double>(kShock.pair_of(block) >> 11) + 0.5) * 0x1p-53;
    level = 0.95 * level - 0.05 * math::log(uniform);
    values.push_back(level);
  }
  return values;
}

void add(Digest& digest, const BatchedInterval& found) {
  digest.add_real(found.interval.estimate);
  digest.add_real(found.interval.half_width);
  digest.add(found.interval.degrees);
  digest.add_real(found.autocorrelation);
  digest.add_real(found.batch_bias);
}

Digest intervals(const std::vector<double>& values) {
  BatchMeans means;
  BatchQuantiles quantiles;
  LogLinearHistogram histogram;
  for (const double value : values) {
    const std::int64_t nanoseconds = duration_from_seconds(value).nanoseconds();
    means.record(nanoseconds);
    quantiles.record(nanoseconds);
    histogram.record(nanoseconds);
  }
  Digest digest;
  if (const auto found = means.interval(0.95, "mean")) add(digest, *found);
  for (const double q : {0.5, 0.9, 0.99}) {
    if (const auto found = quantiles.interval(q, 0.95, "quantile")) add(digest, *found);
    if (const auto found = order_statistic_interval(histogram, q, 0.99)) {
      digest.add_signed(found->low);
      digest.add_signed(found->high);
      digest.add_real(found->coverage);
    }
  }
  return digest;
}

Digest moments(const std::vector<double>& values) {
  Digest digest;
  Moments all;
  PairedDifferences pairs;
  for (std::size_t i = 0; i + 1 < values.size(); ++i) {
    all.add(values[i]);
    pairs.add(values[i], values[i + 1]);
  }
  Moments merged = all;
  merged.merge(moments_of(values));
  for (const Moments& some : {all, merged, pairs.difference()}) {
    digest.add_real(some.mean());
    digest.add_real(some.variance());
    digest.add_real(some.standard_error());
  }
  digest.add_real(pairs.correlation().value_or(0));
  digest.add_real(pairs.variance_reduction().value_or(0));
  digest.add_real(lag1_autocorrelation(values));
  const WarmUp warm_up = mser5(values);
  digest.add(warm_up.truncated);
  digest.add_real(warm_up.statistic);
  return digest;
}

Digest student() {
  Digest digest;
  for (const double level : {0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.999999}) {
    for (std::uint64_t degrees = 1; degrees < 200; ++degrees) {
      digest.add_real(student_quantile(level, degrees));
    }
    digest.add_real(student_quantile(level, kInfiniteDegrees));
  }
  return digest;
}

}  // namespace

void add_statistics_parts(const PartOptions& options, Parts& parts) {
  const std::vector<double> values = response_times({options.seed, 5});
  parts.push_back({"statistics/intervals", to_text(intervals(values))});
  parts.push_back({"statistics/moments", to_text(moments(values))});
  parts.push_back({"statistics/student", to_text(student())});
}

}  // namespace orrery::sim::determinism
