#include "app/report/json_writer.h"

#include <array>
#include <charconv>

#include "app/report/utf8.h"
#include "sim/base/check.h"

namespace orrery::app {

namespace {

constexpr std::string_view kHex = "0123456789abcdef";

void append_escaped(std::string& out, std::string_view character) {
  const char first = character.front();
  const auto byte = static_cast<unsigned char>(first);
  if (first == '"' || first == '\\') {
    out += '\\';
    out += first;
  } else if (first == '\n') {
    out += "\\n";
  } else if (first == '\t') {
    out += "\\t";
  } else if (byte < 0x20 || byte == 0x7f) {
    out += "\\u00";
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  } else {
    out += character;
  }
}

template <class Number>
std::string number_text(Number value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

}  // namespace

std::string json_number(double value) {
  if (value - value != 0) return "null";
  return number_text(value);
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const Utf8Character character = first_character(text);
    append_escaped(out, character.is_valid ? text.substr(0, character.size) : kReplacement);
    text.remove_prefix(character.size);
  }
  return out + '"';
}

void JsonWriter::new_line() {
  text_ += '\n';
  text_.append(2 * levels_.size(), ' ');
}

void JsonWriter::before_value() {
  CHECK(!is_done_, "a document is one value");
  if (levels_.empty()) return;
  Level& level = levels_.back();
  CHECK(level.is_object == has_key_, "a key for each value of an object, none in an array");
  if (!level.is_object) {
    if (!level.is_empty) text_ += ',';
    new_line();
  }
  level.is_empty = false;
  has_key_ = false;
}

void JsonWriter::begin(char bracket, bool is_object) {
  before_value();
  text_ += bracket;
  levels_.push_back({is_object, true});
}

void JsonWriter::end(char bracket, bool is_object) {
  CHECK(!levels_.empty() && levels_.back().is_object == is_object && !has_key_,
        "brackets close what they opened");
  const bool is_empty = levels_.back().is_empty;
  levels_.pop_back();
  if (!is_empty) new_line();
  text_ += bracket;
  is_done_ = levels_.empty();
}

JsonWriter& JsonWriter::begin_object() {
  begin('{', true);
  return *this;
}
JsonWriter& JsonWriter::end_object() {
  end('}', true);
  return *this;
}
JsonWriter& JsonWriter::begin_array() {
  begin('[', false);
  return *this;
}
JsonWriter& JsonWriter::end_array() {
  end(']', false);
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  CHECK(!levels_.empty() && levels_.back().is_object && !has_key_, "keys stand in objects");
  if (!levels_.back().is_empty) text_ += ',';
  levels_.back().is_empty = false;
  new_line();
  text_ += json_string(name) + ": ";
  has_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view text) {
  before_value();
  text_ += text;
  is_done_ = levels_.empty();
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  return raw(json_number(number));
}
JsonWriter& JsonWriter::value(std::uint64_t number) {
  return raw(number_text(number));
}
JsonWriter& JsonWriter::value(std::int64_t number) {
  return raw(number_text(number));
}
JsonWriter& JsonWriter::value(bool flag) {
  return raw(flag ? "true" : "false");
}
JsonWriter& JsonWriter::value(std::string_view text) {
  return raw(json_string(text));
}
JsonWriter& JsonWriter::null() {
  return raw("null");
}

std::string JsonWriter::text() const {
  CHECK(is_done_, "the document is not finished");
  return text_ + '\n';
}

}  // namespace orrery::app
