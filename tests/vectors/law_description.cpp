#include "tests/vectors/law_description.h"

#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <utility>

#include "tests/vectors/parameters.h"

namespace orrery::vectors {
namespace {

struct Spelling {
  std::string_view name;
  std::string_view field;
};

constexpr auto kSpellings = std::to_array<Spelling>({
    {"mean", "mean"},
    {"average", "mean"},
    {"scv", "scv"},
    {"c2", "scv"},
    {"cv2", "scv"},
    {"k", "stages"},
    {"stages", "stages"},
    {"phases", "stages"},
    {"shape", "shape"},
    {"alpha", "alpha"},
    {"rate", "rate"},
    {"lambda", "rate"},
    {"scale", "scale"},
    {"theta", "scale"},
    {"xm", "minimum"},
    {"x_m", "minimum"},
    {"min", "minimum"},
    {"minimum", "minimum"},
    {"low", "minimum"},
    {"max", "maximum"},
    {"maximum", "maximum"},
    {"high", "maximum"},
    {"mu", "mu"},
    {"sigma", "sigma"},
    {"median", "median"},
    {"shift", "shift"},
    {"offset", "shift"},
    {"value", "value"},
    {"sd", "deviation"},
    {"std", "deviation"},
    {"stddev", "deviation"},
    {"standard_deviation", "deviation"},
    {"p", "probability"},
    {"probability", "probability"},
});

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char letter : text) {
    const auto one = static_cast<unsigned char>(letter);
    if (std::isalnum(one) != 0) letters += static_cast<char>(std::tolower(one));
  }
  return letters;
}

bool take_prefix(std::string& text, std::string_view prefix) {
  if (!text.starts_with(prefix) || text.size() == prefix.size()) return false;
  text.erase(0, prefix.size());
  return true;
}

}  // namespace

void LawDescription::add(std::string_view field, double value) {
  if (field == "cv") return add("scv", value * value);
  if (field == "variance" || field == "var") return add("sd", std::sqrt(value));
  for (const Spelling& spelling : kSpellings) {
    if (spelling.name != field) continue;
    const auto [place, is_new] = numbers.emplace(spelling.field, value);
    if (!is_new && place->second != value)
      throw Inexpressible("the law '" + name + "' has two of '" + place->first + "'");
    return;
  }
  throw Inexpressible("the law '" + name + "' has an unknown '" + std::string(field) + "'");
}

void LawDescription::set_name(std::string_view given) {
  name = letters_of(given);
  must_have_maximum = take_prefix(name, "bounded") || take_prefix(name, "truncated");
  must_have_shift = take_prefix(name, "shifted");
  const std::size_t digit = name.find_first_of("0123456789");
  if (digit == std::string::npos || digit == 0) return;
  const std::string stem = name.substr(0, digit);
  if (stem != "erlang" && stem != "e") return;
  double stages = 0;
  const char* end = name.data() + name.size();
  if (std::from_chars(name.data() + digit, end, stages).ptr != end)
    throw Inexpressible("the law '" + name + "' is not known");
  name = "erlang";
  add("stages", stages);
}

}  // namespace orrery::vectors
