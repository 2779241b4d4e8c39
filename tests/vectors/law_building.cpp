// law_from(): from what a description says to the law.
#include <cmath>
#include <set>

#include "tests/vectors/law_description.h"
#include "tests/vectors/parameters.h"

namespace orrery::vectors {
namespace {

constexpr double kAgrees = 1e-6;  // references print their parameters to some ten digits

class Builder {
 public:
  Builder(const LawDescription& from, std::optional<double> fallback)
      : from_(from), fallback_(fallback) {}

  Law build() {
    const Law law = law_of_name();
    expect(std::isfinite(law.mean) && law.mean > 1e-9 && law.mean < 1e9,
           "its mean is not in (1e-9, 1e9)");
    agree("mean", law.mean);
    agree("scv", law.scv);
    agree("deviation", std::sqrt(law.scv) * law.mean);
    for (const auto& [field, value] : from_.numbers)
      expect(used_.contains(field), "it has no '" + field + "'");
    expect(!from_.must_have_maximum || used_.contains("maximum"), "it has no maximum");
    expect(!from_.must_have_shift || used_.contains("shift"), "it has no shift");
    expect(from_.branches.empty() || !law.branches.empty(), "it has no branches");
    return law;
  }

 private:
  void expect(bool condition, const std::string& what) const {
    if (!condition) throw Inexpressible("law '" + from_.name + "': " + what);
  }

  std::optional<double> take(const std::string& field) {
    const auto place = from_.numbers.find(field);
    if (place == from_.numbers.end()) return std::nullopt;
    used_.insert(field);
    return place->second;
  }
  std::optional<double> take_positive(const std::string& field) {
    const auto value = take(field);
    expect(!value || (*value > 1e-12 && *value < 1e12), "its " + field + " is out of range");
    return value;
  }
  // What else fixes the law says so too.
  void agree(const std::string& field, double value) {
    const auto stated = take(field);
    expect(!stated || std::abs(*stated - value) <= kAgrees * std::abs(value),
           "its " + field + " is not what the rest of it says");
  }

  double mean() {
    const auto stated = take_positive("mean");
    return stated ? *stated : fallback_.value_or(1);
  }
  std::optional<double> spread(double mean) {
    if (const auto scv = take("scv")) {
      expect(*scv >= 0 && *scv < 1e5, "its SCV is out of range");
      return scv;
    }
    const auto deviation = take_positive("deviation");
    return deviation ? std::optional(*deviation * *deviation / (mean * mean)) : std::nullopt;
  }
  double positive_spread(double mean) {
    const auto scv = spread(mean);
    expect(scv.value_or(0) > 0, "it has no SCV");
    return *scv;
  }
  // 1 / rate, or the mean.
  double mean_by_rate() {
    auto rate = take_positive("rate");
    if (!rate) rate = take_positive("mu");
    return rate ? 1 / *rate : mean();
  }

  Law exponential() {
    const double shift = take("shift").value_or(0);
    expect(shift >= 0 && shift < 1e12, "its shift is out of range");
    // With a shift, a mean would be that of the whole to some and of the rest to others.
    expect(shift == 0 || from_.numbers.contains("rate"), "a shift goes with a rate alone");
    Law law = exponential_law(mean_by_rate());
    law.scv = law.mean * law.mean / ((law.mean + shift) * (law.mean + shift));
    law.mean += shift;
    law.low = shift;
    return law;
  }

  Law constant() {
    const auto value = take_positive("value");
    return constant_law(value ? *value : mean());
  }

  Law erlang() {
    auto stages = take("stages");
    if (!stages) stages = take("shape");
    if (!stages) stages = 1 / take_positive("scv").value_or(1);
    expect(*stages >= 1 && *stages <= 1e6 && std::abs(*stages - std::round(*stages)) < 1e-9,
           "its number of stages is not a whole number from 1 on");
    const double count = std::round(*stages);
    const auto rate = take_positive("rate");  // of each stage
    return erlang_law(count, rate ? count / *rate : mean());
  }

  Law hyperexponential() {
    if (!from_.branches.empty()) return branched(LawKind::hyperexponential, from_.branches);
    const double middle = mean();
    const auto scv = spread(middle);
    expect(scv.value_or(0) > 1, "its SCV is not above 1");
    return hyperexponential_law(middle, *scv);
  }

  Law discrete() {
    if (!from_.branches.empty()) return branched(LawKind::discrete, from_.branches);
    const auto low = take("minimum");
    const auto high = take("maximum");
    const auto probability = take("probability");  // of the high one
    expect(low && high && probability && *probability > 0 && *probability < 1,
           "it has no values, or no probability in (0, 1)");
    return branched(LawKind::discrete, {{1 - *probability, *low}, {*probability, *high}});
  }

  Law branched(LawKind kind, std::vector<LawBranch> branches) const {
    Law law{.kind = kind, .branches = std::move(branches)};
    double weights = 0;
    double sum = 0;
    double squares = 0;
    for (const LawBranch& branch : law.branches) {
      expect(branch.weight > 0 && branch.value >= 0, "a branch has a weight or value below 0");
      weights += branch.weight;
      sum += branch.weight * branch.value;
      squares += branch.weight * branch.value * branch.value;
    }
    law.mean = sum / weights;
    expect(law.mean > 0, "its mean is 0");
    // The second moment of an exponential branch is twice the square of its mean.
    const double factor = kind == LawKind::hyperexponential ? 2 : 1;
    law.scv = factor * squares / weights / (law.mean * law.mean) - 1;
    return law;
  }

  Law lognormal() {
    if (const auto sigma = take_positive("sigma")) {
      // mu and sigma are those of the logarithm; exp(mu) is the median.
      const double variance = *sigma * *sigma;
      const auto mu = take("mu");
      const auto median = take_positive("median");
      const auto middle = mu ? std::optional(std::exp(*mu)) : median;
      return {.kind = LawKind::lognormal,
              .mean = middle ? *middle * std::exp(variance / 2) : mean(),
              .scv = std::expm1(variance)};
    }
    const double middle = mean();
    return {.kind = LawKind::lognormal, .mean = middle, .scv = positive_spread(middle)};
  }

  Law pareto() {
    auto alpha = take("alpha");
    if (!alpha) alpha = take("shape");
    auto minimum = take_positive("minimum");
    if (!minimum) minimum = take_positive("scale");
    const auto maximum = take_positive("maximum");
    expect(alpha && *alpha > (maximum ? 0.1 : 1) && *alpha < 1000, "alpha is not in (1, 1000)");
    if (!maximum) return pareto_law(*alpha, minimum ? *minimum : mean() * (*alpha - 1) / *alpha);
    expect(minimum && *minimum < *maximum, "its bounds are not ascending");
    return pareto_law(*alpha, *minimum, *maximum);
  }

  Law gamma() {
    auto shape = take_positive("shape");
    if (!shape) shape = take_positive("alpha");
    if (!shape) shape = take_positive("stages");
    if (!shape) {
      const double middle = mean();
      return {.kind = LawKind::gamma, .mean = middle, .scv = positive_spread(middle)};
    }
    auto scale = take_positive("scale");
    if (!scale && from_.numbers.contains("rate")) scale = 1 / take_positive("rate").value_or(1);
    return {.kind = LawKind::gamma, .mean = scale ? *shape * *scale : mean(), .scv = 1 / *shape};
  }

  Law weibull() {
    auto shape = take("shape");
    if (!shape) shape = take("stages");  // k
    if (!shape) shape = take("alpha");
    expect(!shape || (*shape >= 0.1 && *shape <= 1000), "its shape is not in [0.1, 1000]");
    if (!shape) {
      const double middle = mean();
      return weibull_law(weibull_shape(positive_spread(middle)), middle);
    }
    const auto scale = take_positive("scale");
    return weibull_law(*shape, scale ? *scale * std::tgamma(1 + 1 / *shape) : mean());
  }

  Law normal() {
    const double middle = mean();
    auto scv = spread(middle);
    if (const auto sigma = take_positive("sigma")) scv = *sigma * *sigma / (middle * middle);
    // What is cut off below 0 is then less than one in three million.
    expect(scv.value_or(0) > 0 && *scv <= 1.0 / 25, "its standard deviation is not in (0, mean/5]");
    return {.kind = LawKind::normal, .mean = middle, .scv = *scv};
  }

  Law uniform() {
    const double low = take("minimum").value_or(0);
    const auto maximum = take_positive("maximum");
    const double high = maximum ? *maximum : 2 * mean() - low;
    expect(low >= 0 && low < high, "its bounds are not ascending");
    const double middle = (low + high) / 2;
    return {.kind = LawKind::uniform,
            .mean = middle,
            .scv = (high - low) * (high - low) / 12 / (middle * middle),
            .low = low};
  }

  Law law_of_name() {
    const std::string& name = from_.name;
    const auto is = [&](std::string_view beginning) { return name.starts_with(beginning); };
    if (is("exp") || name == "m") return exponential();
    if (is("det") || is("const") || is("fixed") || name == "d") return constant();
    if (is("hyper") || name == "h2") return hyperexponential();
    if (is("erlang")) return erlang();
    if (is("logn")) return lognormal();
    if (is("pareto")) return pareto();
    if (is("gamma")) return gamma();
    if (is("weibull")) return weibull();
    if (is("normal") || is("gauss")) return normal();
    if (is("uniform")) return uniform();
    if (is("discrete") || is("bimodal") || is("twopoint") || is("empirical")) return discrete();
    if (is("any")) return hyperexponential_law(mean(), 4);
    throw Inexpressible("the law '" + name + "' is not known");
  }

  const LawDescription& from_;
  std::optional<double> fallback_;
  std::set<std::string> used_;
};

}  // namespace

Law law_from(const LawDescription& description, std::optional<double> fallback) {
  return Builder(description, fallback).build();
}

}  // namespace orrery::vectors
