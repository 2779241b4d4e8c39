// The distributions as people describe them: one struct a law, its fields named as in a scenario.
//
// Times are Durations, everything without a dimension is a double. Where a law can be given in
// several ways its fields are optional and the comment lists the combinations; `validate` reports
// anything else. Times must lie in [1 ns, limits::kSimTimeMax] unless said otherwise.
#pragma once

#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "sim/base/time.h"

namespace orrery::sim {

struct DistributionSpec;

// Always `value`, in [0, limits::kSimTimeMax].
struct ConstantSpec {
  Duration value;
};

// Whole nanoseconds in [min, max], both included, each with probability 1 / (max - min + 1) to
// within 2^-64. Bounds in [0, limits::kSimTimeMax].
struct UniformSpec {
  Duration min;
  Duration max;
};

// shift + an exponential time; `mean` is that of the exponential part alone. shift >= 0.
struct ExponentialSpec {
  Duration mean;
  Duration shift = {};
};

// The sum of `stages` exponential times; `mean` is that of the sum. stages in [1, 1'000'000].
struct ErlangSpec {
  std::int64_t stages = 1;
  Duration mean;
};

// An exponential time whose mean is picked by weight. Either `branches`, or `mean` and `cv` > 1:
// two branches of balanced means, weight_1 * mean_1 = weight_2 * mean_2 (Tijms, A First Course in
// Stochastic Models, appendix B).
struct HyperexponentialSpec {
  struct Branch {
    double weight = 1;  // relative, > 0
    Duration mean;
  };
  std::vector<Branch> branches = {};
  std::optional<Duration> mean = {};
  std::optional<double> cv = {};  // standard deviation / mean, in (1, 1000]
};

// exp of a normal variable. Exactly one of: mean and cv; mean and p99; median (or p50) and sigma;
// median (or p50) and p99.
//
// Mean and p99: sigma solves sigma^2/2 - z sigma + ln(p99/mean) = 0 with z = 2.326..., the normal
// quantile of 99%. It has a solution for p99/mean <= exp(z^2/2) = 14.96 only; of the two, the
// smaller sigma is meant (below z), the larger belonging to laws whose mean lies far beyond nearly
// all of their values. p99 > mean is therefore required.
struct LognormalSpec {
  std::optional<Duration> mean = {};
  std::optional<double> cv = {};  // in [0.0001, 1000]
  std::optional<Duration> p99 = {};
  std::optional<Duration> median = {};
  std::optional<Duration> p50 = {};  // another name of median
  std::optional<double> sigma = {};  // standard deviation of the logarithm, in [0.0001, 4]
};

// A normal variable (mean, standard deviation: those of the parent) on condition that it lies in
// [low, high]. The interval must hold at least one in a million of the parent. The mean of what is
// drawn differs from `mean`: moments() reports it. mean, low and high may be negative.
struct NormalSpec {
  Duration mean;
  Duration standard_deviation;
  Duration low = {};
  std::optional<Duration> high = {};  // none: unbounded
};

// Exactly one of: mean and cv; shape and scale; shape and mean. cv in [0.001, 30], shape = 1/cv^2
// in [0.001, 1'000'000].
struct GammaSpec {
  std::optional<Duration> mean = {};
  std::optional<double> cv = {};
  std::optional<double> shape = {};
  std::optional<Duration> scale = {};
};

// P(X > x) = exp(-(x/scale)^shape). Exactly one of: shape and scale; shape and mean; mean and cv.
// shape in [0.1, 1000], cv in [0.002, 400].
struct WeibullSpec {
  std::optional<double> shape = {};
  std::optional<Duration> scale = {};
  std::optional<Duration> mean = {};
  std::optional<double> cv = {};
};

// P(X > x) = (minimum/x)^alpha. Either alpha and minimum, or alpha > 1 and mean; alpha in
// [0.1, 1000]. With `maximum` (and minimum), the law on condition that X <= maximum.
struct ParetoSpec {
  double alpha = 0;
  std::optional<Duration> minimum = {};
  std::optional<Duration> mean = {};
  std::optional<Duration> maximum = {};
};

// `high` with `probability`, else `low`. 0 <= low <= high. For two humps that are laws themselves
// use MixtureSpec with two components.
struct BimodalSpec {
  Duration low;
  Duration high;
  double probability = 0;  // of `high`, in [0, 1]
};

// One of the components, picked by relative weight (> 0). Components are laws of times; mixtures
// of mixtures are allowed, 8 deep.
struct MixtureComponent;
struct MixtureSpec {
  // Defined below, where a component is complete.
  MixtureSpec();
  explicit MixtureSpec(std::vector<MixtureComponent> parts);
  MixtureSpec(const MixtureSpec& other);
  MixtureSpec(MixtureSpec&& other) noexcept;
  MixtureSpec& operator=(const MixtureSpec& other);
  MixtureSpec& operator=(MixtureSpec&& other) noexcept;
  ~MixtureSpec();

  std::vector<MixtureComponent> components;
};

// The law of the samples: each as likely as the others. Values in [0, limits::kSimTimeMax].
struct EmpiricalSpec {
  std::vector<Duration> samples = {};
};

// Bin i is [edges[i], edges[i+1]) and holds counts[i] values, spread evenly. One more edge than
// counts, strictly ascending.
struct HistogramSpec {
  std::vector<Duration> edges = {};
  std::vector<std::uint64_t> counts = {};
};

// Known percentiles, strictly ascending in percent and not descending in value. Between two of
// them, and between `min` (0%) and the first, the hazard rate is constant: the value is linear in
// -ln(1 - p), which is what an exponential law does. Above the last one the law goes on at the
// hazard rate before it; or, with `max` (100%), values are even between the last one and max.
struct PercentilesSpec {
  struct Percentile {
    double percent = 0;  // in (0, 100): 99.9 for p99.9
    Duration value;
  };
  std::vector<Percentile> percentiles = {};
  Duration min = {};
  std::optional<Duration> max = {};
};

// The index of a weight, with probability weight / sum: to within the rounding of the sums, each
// tail summed from its own end, and 2^-64; an index less likely than that may never be drawn.
// Weights >= 0, one at least > 0.
struct WeightedSpec {
  std::vector<double> weights = {};
};

// Index k in [0, keys), with probability proportional to (k + 1)^-exponent. keys in [1, 2^32],
// exponent in [0, 10]. The first 4096 keys have a table; behind them the border between two keys is
// where it should be to within 1/500 of a key up to 1e8 keys, and within 2e-11 of the key's number
// beyond. At most 200 KB whatever the keys.
struct ZipfSpec {
  std::uint64_t keys = 1;
  double exponent = 1;
};

// 1 with `probability`, else 0: exact for 0 and 1, to within 2^-65 between.
struct BernoulliSpec {
  double probability = 0;
};

// Any of them.
struct DistributionSpec {
  using Law = std::variant<ConstantSpec, UniformSpec, ExponentialSpec, ErlangSpec,
                           HyperexponentialSpec, LognormalSpec, NormalSpec, GammaSpec, WeibullSpec,
                           ParetoSpec, BimodalSpec, MixtureSpec, EmpiricalSpec, HistogramSpec,
                           PercentilesSpec, WeightedSpec, ZipfSpec, BernoulliSpec>;

  DistributionSpec() = default;
  template <class Spec>
  requires(!std::is_same_v<Spec, DistributionSpec> && std::is_constructible_v<Law, Spec>)
      DistributionSpec(Spec spec)
      : law(std::move(spec)) {}  // implicit: a law is a distribution

  Law law = ConstantSpec{};
};

struct MixtureComponent {
  double weight = 1;
  DistributionSpec distribution;
};

inline MixtureSpec::MixtureSpec() = default;
inline MixtureSpec::MixtureSpec(std::vector<MixtureComponent> parts)
    : components(std::move(parts)) {}
inline MixtureSpec::MixtureSpec(const MixtureSpec& other) = default;
inline MixtureSpec::MixtureSpec(MixtureSpec&& other) noexcept = default;
inline MixtureSpec& MixtureSpec::operator=(const MixtureSpec& other) = default;
inline MixtureSpec& MixtureSpec::operator=(MixtureSpec&& other) noexcept = default;
inline MixtureSpec::~MixtureSpec() = default;

}  // namespace orrery::sim
