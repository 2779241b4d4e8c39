// Writes JSON: keys in the order in which they are given, doubles in the shortest text that reads
// back to the same bits, so equal values are equal bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace orrery::app {

// The text of a double as JSON: shortest round trip. Not finite: "null", which JSON has no word
// for.
std::string json_number(double value);
// A JSON string with its quotes. Bytes that are no UTF-8 become U+FFFD.
std::string json_string(std::string_view text);

// A document, indented by two spaces. Misuse (a value without a key in an object, an unclosed
// bracket) is a CHECK.
class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);

  JsonWriter& value(double number);
  JsonWriter& value(std::uint64_t number);
  JsonWriter& value(std::uint32_t number) { return value(std::uint64_t{number}); }
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(bool flag);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  template <class Value>
  JsonWriter& value(const std::optional<Value>& v) {
    return v ? value(*v) : null();
  }
  JsonWriter& null();

  // key(name) and value(v).
  template <class Value>
  JsonWriter& field(std::string_view name, const Value& v) {
    key(name);
    return value(v);
  }

  // The document, with a line feed behind it. REQUIRES: everything is closed.
  std::string text() const;

 private:
  struct Level {
    bool is_object = false;
    bool is_empty = true;
  };

  void before_value();
  void begin(char bracket, bool is_object);
  void end(char bracket, bool is_object);
  void new_line();
  JsonWriter& raw(std::string_view text);

  std::string text_;
  std::vector<Level> levels_;
  bool has_key_ = false;
  bool is_done_ = false;
};

}  // namespace orrery::app
