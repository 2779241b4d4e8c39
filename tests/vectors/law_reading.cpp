// law_of(): how the vectors describe laws, in objects and in words.
#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include "tests/vectors/law.h"
#include "tests/vectors/parameters.h"

namespace orrery::vectors {
namespace {

// What a description may say, whether in an object or in words.
struct Description {
  std::string name;  // lower case
  std::optional<double> mean = {};
  std::optional<double> scv = {};
  std::optional<double> stages = {};
  std::optional<double> alpha = {};
  std::optional<double> minimum = {};  // of pareto, or the lower bound of uniform
  std::optional<double> maximum = {};
  std::vector<LawBranch> branches = {};  // hyperexponential: means; discrete: values
};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& letter : result)
    letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return result;
}

void expect(bool condition, const Description& law, const std::string& what) {
  if (!condition) throw Inexpressible("law '" + law.name + "': " + what);
}

double mean_of(const std::vector<LawBranch>& branches) {
  double sum = 0;
  double weights = 0;
  for (const LawBranch& branch : branches) {
    sum += branch.weight * branch.value;
    weights += branch.weight;
  }
  return sum / weights;
}

Law branched(const Description& from, LawKind kind) {
  Law law{.kind = kind, .branches = from.branches};
  double weights = 0;
  double squares = 0;
  for (const LawBranch& branch : law.branches) {
    expect(branch.weight > 0 && branch.value >= 0, from, "a branch has a weight or value below 0");
    weights += branch.weight;
    squares += branch.weight * branch.value * branch.value;
  }
  law.mean = mean_of(law.branches);
  expect(law.mean > 0, from, "its mean is 0");
  // The second moment of an exponential branch is twice the square of its mean.
  const double factor = kind == LawKind::hyperexponential ? 2 : 1;
  law.scv = factor * squares / weights / (law.mean * law.mean) - 1;
  return law;
}

Law pareto(const Description& from) {
  expect(from.alpha && *from.alpha > 1 && *from.alpha < 1000, from, "alpha is not in (1, 1000)");
  const double alpha = *from.alpha;
  const double mean = from.minimum ? *from.minimum * alpha / (alpha - 1) : from.mean.value_or(1);
  const double scv = alpha > 2 ? 1 / (alpha * (alpha - 2)) : HUGE_VAL;
  return {.kind = LawKind::pareto, .mean = mean, .scv = scv, .shape = alpha};
}

Law uniform(const Description& from, double mean) {
  if (!from.minimum || !from.maximum)
    return {.kind = LawKind::uniform, .mean = mean, .scv = 1.0 / 3, .low = 0};
  const double width = *from.maximum - *from.minimum;
  expect(width > 0 && *from.minimum >= 0, from, "its bounds are not ascending");
  const double middle = (*from.minimum + *from.maximum) / 2;
  return {.kind = LawKind::uniform,
          .mean = middle,
          .scv = width * width / 12 / (middle * middle),
          .low = *from.minimum};
}

Law law_from(const Description& from, std::optional<double> fallback) {
  const double mean = from.mean ? *from.mean : fallback.value_or(1);
  expect(mean > 1e-9 && mean < 1e9, from, "its mean is not in (1e-9, 1e9)");
  expect(from.scv.value_or(0) >= 0 && from.scv.value_or(0) < 1e5, from, "its SCV is out of range");
  const auto is = [&](std::string_view name) { return from.name.starts_with(name); };
  if (is("exp") || from.name == "m") return exponential_law(mean);
  if (is("det") || is("const") || is("fixed") || from.name == "d") return constant_law(mean);
  if (is("hyper") || is("h2")) {
    if (!from.branches.empty()) return branched(from, LawKind::hyperexponential);
    expect(from.scv.value_or(0) > 1, from, "its SCV is not above 1");
    return hyperexponential_law(mean, *from.scv);
  }
  if (is("erlang")) {
    const double stages = from.stages ? *from.stages : 1 / from.scv.value_or(1);
    expect(stages >= 1 && stages <= 1e6 && std::abs(stages - std::round(stages)) < 1e-9, from,
           "its number of stages is not a whole number from 1 on");
    return erlang_law(std::round(stages), mean);
  }
  if (is("logn")) {
    expect(from.scv.value_or(0) > 0, from, "it has no SCV");
    return {.kind = LawKind::lognormal, .mean = mean, .scv = *from.scv};
  }
  if (is("pareto")) return pareto(from);
  if (is("gamma")) {
    expect(from.scv.value_or(0) > 0, from, "it has no SCV");
    return {.kind = LawKind::gamma, .mean = mean, .scv = *from.scv};
  }
  if (is("uniform")) return uniform(from, mean);
  if (is("discrete") || is("bimodal") || is("two-point")) {
    expect(!from.branches.empty(), from, "it has no values");
    return branched(from, LawKind::discrete);
  }
  if (is("any")) return hyperexponential_law(mean, 4);
  throw Inexpressible("the law '" + from.name + "' is not known");
}

Description read_object(const Value& value) {
  Parameters fields(value);
  Description from;
  const Value* name = fields.find("dist");
  if (name == nullptr || !name->is(ValueKind::text))
    throw Inexpressible("a law has no 'dist': " + to_text(value));
  from.name = lower(name->text);
  from.mean = fields.positive_if("mean");
  from.scv = fields.number("scv");
  if (fields.has("cv")) from.scv = fields.positive("cv") * fields.positive("cv");
  for (const char* field : {"k", "stages", "shape"})
    if (fields.has(field)) from.stages = fields.positive(field);
  from.alpha = fields.positive_if("alpha");
  for (const char* field : {"xm", "minimum", "min", "low"})
    if (fields.has(field)) from.minimum = fields.not_negative(field);
  for (const char* field : {"max", "high"})
    if (fields.has(field)) from.maximum = fields.positive(field);
  // mu and sigma are those of the logarithm.
  if (fields.has("sigma")) {
    const double variance = std::pow(fields.positive("sigma"), 2);
    from.scv = std::expm1(variance);
    if (const auto mu = fields.number("mu")) from.mean = std::exp(*mu + variance / 2);
  }
  if (fields.has("p")) {
    std::vector<double> weights = fields.find("p")->is(ValueKind::list)
                                      ? fields.numbers("p")
                                      : std::vector{fields.positive("p")};
    if (weights.size() == 1) weights.push_back(1 - weights[0]);
    const bool has_rates = fields.has("rate") || fields.has("rates");
    const std::vector<double> values = has_rates
                                           ? fields.numbers(fields.has("rate") ? "rate" : "rates")
                                       : fields.has("means") ? fields.numbers("means")
                                                             : fields.numbers("values");
    if (values.size() != weights.size()) throw Inexpressible("a law has lists of unequal length");
    for (std::size_t i = 0; i < values.size(); ++i)
      from.branches.push_back({weights[i], has_rates ? 1 / values[i] : values[i]});
    // The lists say it all; a rounded mean beside them says less.
    from.mean = std::nullopt;
  }
  fields.expect_all_understood();
  return from;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char letter : lower(text)) {
    if (std::isspace(static_cast<unsigned char>(letter)) || letter == ',' || letter == '=') {
      if (!word.empty()) words.push_back(word);
      word.clear();
    } else {
      word += letter;
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

std::optional<double> number_in(const std::string& word) {
  double value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// "erlang-3" and "e3" name their stages, "h2" its branches.
void split_name(Description& from) {
  const std::size_t digit = from.name.find_first_of("0123456789");
  if (digit == std::string::npos || digit == 0) return;
  const auto number = number_in(from.name.substr(digit));
  std::string stem = from.name.substr(0, digit);
  if (stem.ends_with('-') || stem.ends_with('_')) stem.pop_back();
  if (stem == "erlang" || stem == "e") {
    from.name = "erlang";
    from.stages = number;
  }
}

void set_field(Description& from, const std::string& name, double value) {
  if (name == "mean")
    from.mean = value;
  else if (name == "scv" || name == "c2")
    from.scv = value;
  else if (name == "cv")
    from.scv = value * value;
  else if (name == "k" || name == "stages")
    from.stages = value;
  else if (name == "alpha")
    from.alpha = value;
  else if (name == "xm" || name == "min" || name == "minimum")
    from.minimum = value;
  else if (name == "max" || name == "maximum")
    from.maximum = value;
  else if (name == "sigma")
    from.scv = std::expm1(value * value);
  else
    throw Inexpressible("the law '" + from.name + "' has an unknown '" + name + "'");
}

Description read_words(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  Description from;
  if (words.empty()) throw Inexpressible("a law without a name");
  from.name = words[0];
  split_name(from);
  if (from.name == "any") return from;  // advice may follow
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto number = number_in(words[i]);
    const bool has_next = i + 1 < words.size();
    if (number && has_next && words[i + 1] == "w.p.") {
      const auto weight = i + 2 < words.size() ? number_in(words[i + 2]) : std::nullopt;
      if (!weight)
        throw Inexpressible("'w.p.' without a probability in '" + std::string(text) + "'");
      from.branches.push_back({*weight, *number});
      i += 2;
    } else if (number && from.name == "erlang") {
      from.stages = number;
    } else if (!number && has_next && number_in(words[i + 1])) {
      set_field(from, words[i], *number_in(words[i + 1]));
      ++i;
    } else {
      throw Inexpressible("'" + words[i] + "' is not understood in the law '" + std::string(text) +
                          "'");
    }
  }
  return from;
}

}  // namespace

Law law_of(const Value& value, std::optional<double> mean) {
  if (value.is(ValueKind::object)) return law_from(read_object(value), mean);
  if (value.is(ValueKind::text)) return law_from(read_words(value.text), mean);
  if (value.is(ValueKind::number) && value.number > 0) return constant_law(value.number);
  throw Inexpressible("a law is neither an object nor words: " + to_text(value));
}

}  // namespace orrery::vectors
