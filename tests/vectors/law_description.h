// What a description of a law says, whether in an object or in words, and the law that it is.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/vectors/law.h"

namespace orrery::vectors {

struct LawDescription {
  std::string name;  // lower case, letters only
  // By the names of known_field(). Squared coefficients of variation stand for all spreads that
  // need no mean.
  std::map<std::string, double> numbers = {};
  std::vector<LawBranch> branches = {};  // hyperexponential: means; discrete: values

  // Adds a number under any of the names that people give it: "k", "stages" and "phases" are one,
  // "cv" is squared. ERRORS: Inexpressible for unknown names, and for two values of one thing.
  void add(std::string_view field, double value);
  // Takes a name such as "Erlang-3", "e3", "hyperexponential2", "bounded_pareto" or
  // "shifted exponential" apart.
  void set_name(std::string_view given);

  // Set by the name: the description has to say them.
  bool must_have_maximum = false;
  bool must_have_shift = false;
};

// `fallback`: the mean where the description leaves it open. Everything that the description says
// is used, or agrees with what it is. ERRORS: Inexpressible.
Law law_from(const LawDescription& description, std::optional<double> fallback);

}  // namespace orrery::vectors
