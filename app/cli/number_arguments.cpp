#include "app/cli/number_arguments.h"

#include <charconv>
#include <stdexcept>
#include <string_view>

#include "app/schema/node.h"

namespace orrery::app {

namespace {

// The whole text as one number.
template <class Number>
bool parse_all(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

[[noreturn]] void fail(const std::string& option, const std::string& text,
                       const std::string& allowed) {
  throw std::invalid_argument(option + ": found " + in_quotes(text) + ", allowed are " + allowed);
}

}  // namespace

std::uint32_t whole_argument(const std::string& option, const std::string& text,
                             std::uint32_t least, std::uint32_t most) {
  std::uint32_t number = 0;
  if (!parse_all(text, number) || number < least || number > most) {
    fail(option, text,
         "whole numbers from " + std::to_string(least) + " to " + std::to_string(most));
  }
  return number;
}

double fraction_argument(const std::string& option, const std::string& text) {
  const bool is_percent = text.ends_with('%');
  double number = 0;
  const bool parsed =
      parse_all(std::string_view(text).substr(0, text.size() - (is_percent ? 1 : 0)), number);
  const double fraction = is_percent ? number / 100 : number;
  if (!parsed || !(fraction > 0 && fraction <= 1)) {
    fail(option, text, "fractions such as 5% or 0.05, above 0 and at most 1");
  }
  return fraction;
}

}  // namespace orrery::app
