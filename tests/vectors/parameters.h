// Strict reading of a case's parameters: what nobody asked for is a reason not to run the case, for
// it may change what the numbers mean.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "tests/vectors/value.h"

namespace orrery::vectors {

// The case is sound, as far as one can see, but cannot be run here. what() is the reason.
class Inexpressible final : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Parameters {
 public:
  // `object` must outlive this. REQUIRES: an object, or nothing is found in it.
  explicit Parameters(const Value& object) : object_(object) {}

  // nullptr: absent or null. What was looked for counts as understood.
  const Value* find(std::string_view name);
  bool has(std::string_view name) const;

  // ERRORS of all below: Inexpressible where the value has another type or lies out of range.
  std::optional<double> number(std::string_view name);  // any
  double positive(std::string_view name);               // needed, > 0
  std::optional<double> positive_if(std::string_view name);
  double not_negative(std::string_view name);  // needed, >= 0
  // The first of these names that is there, the first of all where none is.
  std::string_view first_of(std::initializer_list<std::string_view> names) const;
  std::uint32_t count(std::string_view name, std::uint32_t min, std::uint32_t max);  // needed
  std::vector<double> numbers(std::string_view name);  // needed: a list, each >= 0
  // A list of lists of numbers >= 0. Needed.
  std::vector<std::vector<double>> matrix(std::string_view name);

  // ERRORS: Inexpressible where a parameter was never asked for.
  void expect_all_understood() const;

 private:
  const Value& object_;
  std::set<std::string, std::less<>> understood_;
};

// A number, or a text "47/4" or "2.5", exactly. ERRORS: Inexpressible.
struct Rational {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;  // > 0
  double value() const { return static_cast<double>(numerator) / static_cast<double>(denominator); }
};
Rational rational_of(const Value& value);

// The numbers of a value: one, or those of a flat list. Empty: it holds anything else.
std::vector<double> numbers_of(const Value& value);

}  // namespace orrery::vectors
