// The law of a service time (or of a gap between arrivals), as the vectors describe it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/vectors/time_scale.h"
#include "tests/vectors/value.h"

namespace orrery::vectors {

enum class LawKind {
  constant,
  exponential,
  erlang,
  hyperexponential,
  lognormal,
  pareto,
  gamma,
  weibull,
  normal,
  uniform,
  discrete,
};

struct LawBranch {
  double weight = 1;
  double value = 0;  // the mean of an exponential branch, or the value of a discrete law
};

struct Law {
  LawKind kind = LawKind::exponential;
  double mean = 1;
  double scv = 1;    // squared coefficient of variation
  double shape = 0;  // stages of erlang, alpha of pareto, shape of weibull
  // The lower bound of uniform (the upper is 2 mean - low) and pareto, the shift of exponential.
  double low = 0;
  double high = 0;                       // the upper bound of pareto, 0: none
  std::vector<LawBranch> branches = {};  // of hyperexponential and discrete

  // Tails so heavy that the fourth moment does not exist, or no sample of feasible size shows it.
  bool is_heavy() const;
  // Whether E[X^order] is finite.
  bool has_moment(double order) const;
  // The value that a draw exceeds with probability 1/1000; and of values above `start`: how likely
  // they are, and E[X^3; X > start]. Of pareto, lognormal and weibull laws. REQUIRES: is_heavy();
  // start > the minimum.
  double tail_start() const;
  double tail_probability(double start) const;
  double tail_third_moment(double start) const;

  // A distribution of the scenario language, in flow style.
  std::string text(const TimeScale& scale) const;
};

Law constant_law(double mean);
Law exponential_law(double mean);
Law erlang_law(double stages, double mean);
// Two branches of balanced means. REQUIRES: scv > 1.
Law hyperexponential_law(double mean, double scv);
// With a maximum above 0, on condition that it is not exceeded. REQUIRES: alpha > 1 without one.
Law pareto_law(double alpha, double minimum, double maximum = 0);
Law weibull_law(double shape, double mean);
// The shape in [0.1, 1000] of an SCV, or the nearest. REQUIRES: scv > 0.
double weibull_shape(double scv);
// The plainest law of a mean and an SCV: constant, gamma, exponential, hyperexponential.
Law law_of_scv(double mean, double scv);

// {"dist": "lognormal", "mean": 1, "scv": 2} or words: "exponential", "hyperexponential SCV 4",
// "discrete 0.5 w.p. 0.99, 50.5 w.p. 0.01", "pareto alpha 2.5 xm 1", "erlang-3 mean 2",
// "weibull shape 0.5 scale 2", "any" (then a hyperexponential of SCV 4, for what holds for any law
// holds for that). `mean` where the description gives none. ERRORS: Inexpressible.
Law law_of(const Value& value, std::optional<double> mean);

}  // namespace orrery::vectors
