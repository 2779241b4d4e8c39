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
  double scv = 1;                        // squared coefficient of variation
  double shape = 0;                      // stages of erlang, alpha of pareto
  double low = 0;                        // of uniform: the lower bound; the upper is 2 mean - low
  std::vector<LawBranch> branches = {};  // of hyperexponential and discrete

  // Tails so heavy that the fourth moment does not exist, or no sample of feasible size shows it.
  bool is_heavy() const;
  // The value that a draw exceeds with probability 1/1000; and of values above `start`: how likely
  // they are, and E[X^3; X > start]. Of pareto and lognormal laws. REQUIRES: is_heavy(); start >
  // the minimum.
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
// The plainest law of a mean and an SCV: constant, gamma, exponential, hyperexponential.
Law law_of_scv(double mean, double scv);

// {"dist": "lognormal", "mean": 1, "scv": 2} or words: "exponential", "hyperexponential SCV 4",
// "discrete 0.5 w.p. 0.99, 50.5 w.p. 0.01", "pareto alpha 2.5 xm 1", "erlang-3 mean 2", "any" (then
// a hyperexponential of SCV 4, for what holds for any law holds for that). `mean` where the
// description gives none. ERRORS: Inexpressible.
Law law_of(const Value& value, std::optional<double> mean);

}  // namespace orrery::vectors
