// A JSON value as a plain tree, so that the parser's heavy header stays in one file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace orrery::vectors {

enum class ValueKind : std::uint8_t { null, boolean, number, text, list, object };

struct Value {
  ValueKind kind = ValueKind::null;
  bool boolean = false;
  double number = 0;  // finite
  std::string text = {};
  std::vector<Value> items = {};                            // of a list
  std::vector<std::pair<std::string, Value>> members = {};  // of an object, by name

  bool is(ValueKind other) const { return kind == other; }
  // Of an object; nullptr where there is none, or this is no object.
  const Value* find(std::string_view name) const;
};

// Compact, for messages and results: numbers in 12 digits, lists in brackets, no spaces.
std::string to_text(const Value& value);
// The shortest of up to `digits` significant digits.
std::string number_text(double number, int digits = 12);

}  // namespace orrery::vectors
