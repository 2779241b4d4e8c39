#include "tests/vectors/parameters.h"

#include <charconv>
#include <cmath>
#include <numeric>

namespace orrery::vectors {
namespace {

[[noreturn]] void refuse(std::string_view name, const std::string& what) {
  throw Inexpressible("parameter '" + std::string(name) + "' " + what);
}

double number_at(std::string_view name, const Value& value) {
  if (!value.is(ValueKind::number)) refuse(name, "is " + to_text(value) + ", not a number");
  return value.number;
}

// Decimal digits with at most one point; nullopt for anything else or too many of them.
std::optional<Rational> decimal(std::string_view text) {
  constexpr std::int64_t kMax = 1'000'000'000'000;
  Rational value;
  bool behind_point = false;
  bool has_digit = false;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  for (const char letter : text) {
    if (letter == '.' && !behind_point) {
      behind_point = true;
      continue;
    }
    if (letter < '0' || letter > '9' || value.numerator >= kMax || value.denominator >= kMax)
      return std::nullopt;
    has_digit = true;
    value.numerator = value.numerator * 10 + (letter - '0');
    if (behind_point) value.denominator *= 10;
  }
  if (!has_digit) return std::nullopt;
  if (negative) value.numerator = -value.numerator;
  return value;
}

std::optional<Rational> fraction(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return decimal(text);
  const auto above = decimal(text.substr(0, slash));
  const auto below = decimal(text.substr(slash + 1));
  if (!above || !below || below->numerator <= 0) return std::nullopt;
  if (above->denominator != 1 || below->denominator != 1) return std::nullopt;
  return Rational{above->numerator, below->numerator};
}

}  // namespace

const Value* Parameters::find(std::string_view name) {
  understood_.emplace(name);
  const Value* value = object_.find(name);
  return value == nullptr || value->is(ValueKind::null) ? nullptr : value;
}

bool Parameters::has(std::string_view name) const {
  const Value* value = object_.find(name);
  return value != nullptr && !value->is(ValueKind::null);
}

std::string_view Parameters::first_of(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names)
    if (has(name)) return name;
  return *names.begin();
}

std::optional<double> Parameters::number(std::string_view name) {
  const Value* value = find(name);
  if (value == nullptr) return std::nullopt;
  return number_at(name, *value);
}

std::optional<double> Parameters::positive_if(std::string_view name) {
  const auto value = number(name);
  if (value && !(*value > 1e-12 && *value < 1e12))
    refuse(name, "is " + number_text(*value) + ", allowed is (1e-12, 1e12)");
  return value;
}

double Parameters::positive(std::string_view name) {
  const auto value = positive_if(name);
  if (!value) refuse(name, "is missing");
  return *value;
}

double Parameters::not_negative(std::string_view name) {
  const auto value = number(name);
  if (!value) refuse(name, "is missing");
  if (!(*value >= 0 && *value < 1e12))
    refuse(name, "is " + number_text(*value) + ", allowed is [0, 1e12)");
  return *value;
}

std::uint32_t Parameters::count(std::string_view name, std::uint32_t min, std::uint32_t max) {
  const auto value = number(name);
  if (!value) refuse(name, "is missing");
  if (!(*value >= min && *value <= max) || std::floor(*value) != *value)
    refuse(name, "is " + number_text(*value) + ", allowed are whole numbers from " +
                     std::to_string(min) + " to " + std::to_string(max));
  return static_cast<std::uint32_t>(*value);
}

std::vector<double> Parameters::numbers(std::string_view name) {
  const Value* value = find(name);
  if (value == nullptr) refuse(name, "is missing");
  if (!value->is(ValueKind::list)) refuse(name, "is not a list");
  std::vector<double> numbers;
  for (const Value& item : value->items) {
    numbers.push_back(number_at(name, item));
    if (!(numbers.back() >= 0 && numbers.back() < 1e12)) refuse(name, "holds a negative number");
  }
  if (numbers.empty()) refuse(name, "is empty");
  return numbers;
}

std::vector<std::vector<double>> Parameters::matrix(std::string_view name) {
  const Value* value = find(name);
  if (value == nullptr || !value->is(ValueKind::list)) refuse(name, "is not a list of lists");
  std::vector<std::vector<double>> rows;
  for (const Value& row : value->items) {
    if (!row.is(ValueKind::list)) refuse(name, "is not a list of lists");
    rows.emplace_back();
    for (const Value& item : row.items) {
      rows.back().push_back(number_at(name, item));
      if (!(rows.back().back() >= 0)) refuse(name, "holds a negative number");
    }
  }
  return rows;
}

void Parameters::expect_all_understood() const {
  for (const auto& [name, value] : object_.members)
    if (!understood_.contains(name)) refuse(name, "is not understood for this model");
}

Rational rational_of(const Value& value) {
  const std::string text =
      value.is(ValueKind::number) ? number_text(value.number) : std::string(value.text);
  const auto read = fraction(text);
  if (!read) throw Inexpressible("'" + to_text(value) + "' is not a fraction of whole numbers");
  const std::int64_t divisor = std::gcd(read->numerator, read->denominator);
  return {read->numerator / divisor, read->denominator / divisor};
}

std::vector<double> numbers_of(const Value& value) {
  if (value.is(ValueKind::number)) return {value.number};
  if (value.is(ValueKind::text)) {
    const auto read = fraction(value.text);
    return read ? std::vector<double>{read->value()} : std::vector<double>{};
  }
  std::vector<double> numbers;
  for (const Value& item : value.items) {
    if (item.is(ValueKind::list)) return {};
    const auto one = numbers_of(item);
    if (one.size() != 1) return {};
    numbers.push_back(one.front());
  }
  return numbers;
}

}  // namespace orrery::vectors
