#include "tests/vectors/law.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/vectors/parameters.h"
#include "tests/vectors/plain_values.h"

namespace orrery::vectors {
namespace {

Law words(std::string text, std::optional<double> mean = {}) {
  return law_of(Value{.kind = ValueKind::text, .text = std::move(text)}, mean);
}

Law object(const std::string& name, std::vector<std::pair<std::string, Value>> fields) {
  fields.insert(fields.begin(), {"dist", Value{.kind = ValueKind::text, .text = name}});
  return law_of(Value{.kind = ValueKind::object, .members = std::move(fields)}, {});
}

void expect_law(const Law& law, LawKind kind, double mean, double scv) {
  EXPECT_EQ(law.kind, kind);
  EXPECT_NEAR(law.mean, mean, 1e-12 * mean);
  EXPECT_NEAR(law.scv, scv, 1e-9);
}

TEST(Law, UnderstandsWords) {
  expect_law(words("exponential", 2), LawKind::exponential, 2, 1);
  expect_law(words("exponential mean 1"), LawKind::exponential, 1, 1);
  expect_law(words("Deterministic", 3), LawKind::constant, 3, 0);
  expect_law(words("hyperexponential SCV 4", 1), LawKind::hyperexponential, 1, 4);
  expect_law(words("lognormal scv 2 mean 5"), LawKind::lognormal, 5, 2);
  expect_law(words("erlang-4", 1), LawKind::erlang, 1, 0.25);
  expect_law(words("erlang 4", 1), LawKind::erlang, 1, 0.25);
  expect_law(words("erlang k=4 mean=2"), LawKind::erlang, 2, 0.25);
  expect_law(words("gamma scv 0.5", 1), LawKind::gamma, 1, 0.5);
  expect_law(words("pareto alpha 2.5 xm 3"), LawKind::pareto, 5, 1 / 1.25);
  // E X^2 = 0.99 * 0.25 + 0.01 * 50.5^2 = 25.75, of a mean of 1.
  expect_law(words("discrete 0.5 w.p. 0.99, 50.5 w.p. 0.01"), LawKind::discrete, 1, 24.75);
  expect_law(words("any (try hyperexponential SCV 4 and deterministic)", 0.5),
             LawKind::hyperexponential, 0.5, 4);
}

TEST(Law, UnderstandsObjects) {
  expect_law(object("deterministic", {{"mean", number(2)}}), LawKind::constant, 2, 0);
  const Value p{.kind = ValueKind::list, .items = {number(0.25), number(0.75)}};
  const Value rate{.kind = ValueKind::list, .items = {number(0.25), number(0.75)}};
  // Means 4 and 4/3: mean 2, E X^2 = 2 (0.25 * 16 + 0.75 * 16/9) = 32/3.
  expect_law(object("hyperexponential2", {{"p", p}, {"rate", rate}}), LawKind::hyperexponential, 2,
             5.0 / 3);
  expect_law(object("lognormal", {{"mean", number(1)}, {"scv", number(2)}}), LawKind::lognormal, 1,
             2);
  expect_law(object("pareto", {{"alpha", number(3.5)}, {"xm", number(2.5 / 3.5)}}), LawKind::pareto,
             1, 1 / 5.25);
  expect_law(object("erlang", {{"k", number(3)}, {"mean", number(1)}}), LawKind::erlang, 1,
             1.0 / 3);
  expect_law(object("uniform", {{"min", number(1)}, {"max", number(3)}}), LawKind::uniform, 2,
             1.0 / 12);
}

// Gamma(1 + 1/k) = 2 and Gamma(1 + 2/k) = 24 for k = 1/2.
TEST(Law, UnderstandsWeibull) {
  expect_law(words("weibull shape 0.5", 3), LawKind::weibull, 3, 5);
  expect_law(words("Weibull k=0.5 scale=2"), LawKind::weibull, 4, 5);
  expect_law(object("weibull", {{"shape", number(0.5)}, {"mean", number(3)}}), LawKind::weibull, 3,
             5);
  expect_law(object("weibull", {{"mean", number(3)}, {"scv", number(5)}}), LawKind::weibull, 3, 5);
  expect_law(object("weibull", {{"mean", number(3)}, {"cv", number(1)}}), LawKind::weibull, 3, 1);
  EXPECT_NEAR(weibull_shape(5), 0.5, 1e-9);
  EXPECT_THROW(words("weibull"), Inexpressible);
  EXPECT_THROW(words("weibull shape 0.01"), Inexpressible);
}

TEST(Law, UnderstandsOtherSpellings) {
  expect_law(object("exponential", {{"rate", number(4)}}), LawKind::exponential, 0.25, 1);
  expect_law(object("deterministic", {{"value", number(2)}}), LawKind::constant, 2, 0);
  expect_law(object("erlang", {{"stages", number(4)}, {"rate", number(2)}}), LawKind::erlang, 2,
             0.25);
  expect_law(object("log-normal", {{"mu", number(0)}, {"sigma", number(1)}}), LawKind::lognormal,
             std::exp(0.5), std::expm1(1));
  expect_law(object("gamma", {{"shape", number(4)}, {"scale", number(2)}}), LawKind::gamma, 8,
             0.25);
  expect_law(object("gamma", {{"shape", number(4)}, {"mean", number(2)}}), LawKind::gamma, 2, 0.25);
  expect_law(object("uniform", {{"max", number(4)}}), LawKind::uniform, 2, 1.0 / 3);
  expect_law(object("normal", {{"mean", number(10)}, {"sd", number(2)}}), LawKind::normal, 10,
             0.04);
  // 0.9 of 1 and 0.1 of 11: mean 2, E X^2 = 13.
  expect_law(object("bimodal", {{"low", number(1)}, {"high", number(11)}, {"p", number(0.1)}}),
             LawKind::discrete, 2, 13.0 / 4 - 1);
  const Value values{.kind = ValueKind::list, .items = {number(1), number(3)}};
  expect_law(object("discrete", {{"values", values}}), LawKind::discrete, 2, 0.25);
  // 1 + an exponential time of mean 1.
  expect_law(object("shifted_exponential", {{"shift", number(1)}, {"rate", number(1)}}),
             LawKind::exponential, 2, 0.25);
}

// alpha = 1 in [1, e]: E X = 1 / (1 - 1/e), E X^2 = (e - 1) / (1 - 1/e) = e.
TEST(Law, UnderstandsParetoWithAMaximum) {
  const double e = std::exp(1);
  const double mean = 1 / (1 - 1 / e);
  const Law law =
      object("bounded_pareto", {{"alpha", number(1)}, {"xm", number(1)}, {"max", number(e)}});
  expect_law(law, LawKind::pareto, mean, e / (mean * mean) - 1);
  EXPECT_NEAR(law.tail_probability(law.tail_start()), 1e-3, 1e-12);
  // int_b^e x dx / (1 - 1/e).
  const double start = law.tail_start();
  EXPECT_NEAR(law.tail_third_moment(start), (e * e - start * start) / 2 * mean, 1e-9);
  EXPECT_TRUE(law.has_moment(3));
  EXPECT_FALSE(words("pareto alpha 2.5 xm 1").has_moment(3));
  expect_law(words("bounded pareto alpha 1 xm 1 max 2.718281828459045"), LawKind::pareto, mean,
             e / (mean * mean) - 1);
}

// What would be left out, or does not go together, is no law.
TEST(Law, RefusesWhatItWouldNotUse) {
  EXPECT_THROW(object("exponential", {{"mean", number(1)}, {"scv", number(2)}}), Inexpressible);
  EXPECT_THROW(object("exponential", {{"mean", number(1)}, {"rate", number(2)}}), Inexpressible);
  EXPECT_THROW(object("exponential", {{"mean", number(1)}, {"max", number(2)}}), Inexpressible);
  EXPECT_THROW(object("erlang", {{"k", number(2)}, {"mean", number(1)}, {"scv", number(1)}}),
               Inexpressible);
  EXPECT_THROW(object("bounded_pareto", {{"alpha", number(2)}, {"xm", number(1)}}), Inexpressible);
  EXPECT_THROW(object("lognormal", {{"mean", number(1)}, {"scv", number(2)}, {"cv", number(2)}}),
               Inexpressible);
  EXPECT_THROW(object("normal", {{"mean", number(1)}, {"sd", number(1)}}), Inexpressible);
}

TEST(Law, RefusesWhatItDoesNotKnow) {
  for (const char* bad : {"", "cauchy", "exponential sometimes", "erlang 2.5", "pareto alpha 0.9",
                          "hyperexponential SCV 0.5", "discrete", "lognormal", "exponential mean",
                          "discrete 1 w.p.", "exponential mean 0", "2 + mixture(0.99: Exp)"})
    EXPECT_THROW(words(bad), Inexpressible) << bad;
  EXPECT_THROW(object("erlang", {{"k", number(3)}, {"heavy", number(1)}}), Inexpressible);
}

TEST(Law, WritesTheScenarioLanguage) {
  const TimeScale scale = TimeScale::for_shortest(1);
  EXPECT_EQ(exponential_law(1).text(scale), "{exponential: 1000000ns}");
  EXPECT_EQ(erlang_law(3, 2).text(scale), "{erlang: {stages: 3, mean: 2000000ns}}");
  EXPECT_EQ(words("discrete 1 w.p. 0.5, 3 w.p. 0.5").text(scale),
            "{mixture: [{weight: 0.5, distribution: {constant: 1000000ns}}, "
            "{weight: 0.5, distribution: {constant: 3000000ns}}]}");
  EXPECT_EQ(words("weibull shape 0.5", 2).text(scale), "{weibull: {shape: 0.5, mean: 2000000ns}}");
  EXPECT_EQ(words("bounded pareto alpha 1.5 xm 1 max 100").text(scale),
            "{pareto: {alpha: 1.5, minimum: 1000000ns, maximum: 100000000ns}}");
  EXPECT_EQ(words("normal mean 10 sd 2").text(scale),
            "{normal: {mean: 10000000ns, standard_deviation: 2000000ns}}");
  EXPECT_EQ(scale.rate(0.8), "800/s");
  EXPECT_EQ(decimal_text(1e-7), "0.0000001");
  EXPECT_EQ(decimal_text(0), "0");
  EXPECT_EQ(decimal_text(123456), "123456");
}

// Against quadrature of x^3 f(x) behind the 99.9% quantile.
TEST(Law, KnowsTheTailsOfHeavyLaws) {
  const Law pareto = words("pareto alpha 3.5 xm 1");
  EXPECT_NEAR(std::pow(pareto.tail_start(), -3.5), 1e-3, 1e-12);
  const Law lognormal = words("lognormal scv 2", 1);
  const double variance = std::log(3.0);
  const auto density = [&](double logarithm) {
    const double z = (logarithm + variance / 2) / std::sqrt(variance);
    return std::exp(-z * z / 2) / std::sqrt(2 * 3.14159265358979 * variance);
  };
  double mass = 0;
  double moment = 0;
  const double step = 1e-4;
  for (double y = std::log(lognormal.tail_start()) + step / 2; y < 20; y += step) {
    mass += density(y) * step;
    moment += density(y) * std::exp(3 * y) * step;
  }
  EXPECT_NEAR(mass, 1e-3, 1e-9);
  EXPECT_NEAR(lognormal.tail_third_moment(lognormal.tail_start()), moment, 1e-6 * moment);
  // alpha int_b^inf x^(3 - alpha - 1) dx = alpha / (alpha - 3) b^(3 - alpha).
  EXPECT_NEAR(pareto.tail_third_moment(pareto.tail_start()),
              7 * std::pow(pareto.tail_start(), -0.5), 1e-9);
  // int_b^inf x^3 of exp(-sqrt(x)): with y = sqrt(x), int y^6 exp(-y) dy.
  const Law weibull = words("weibull shape 0.5 scale 1");
  const double from = std::sqrt(weibull.tail_start());
  double power = 1;
  double sum = 0;
  for (int k = 6, falling = 1; k >= 0; falling *= k--) {
    power = std::pow(from, k);
    sum += falling * power;
  }
  EXPECT_NEAR(weibull.tail_third_moment(from * from), sum * std::exp(-from), 1e-6 * sum);
  for (const Law& law : {pareto, lognormal, weibull})
    EXPECT_NEAR(law.tail_probability(law.tail_start()), 1e-3, 1e-12);
  EXPECT_FALSE(exponential_law(1).is_heavy());
}

}  // namespace
}  // namespace orrery::vectors
