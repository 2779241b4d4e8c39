#include "app/schema/scalar_types.h"

#include <algorithm>

#include "app/schema/nearest.h"
#include "app/schema/units/count.h"
#include "app/schema/units/decimal.h"
#include "app/schema/units/duration.h"
#include "app/schema/units/rate.h"
#include "app/schema/units/ratio.h"
#include "sim/base/time_text.h"
#include "sim/distributions/number_text.h"

namespace orrery::app {
namespace {

// Reads a plain value by a parser of units. `allowed` says what else there could be.
template <class Value>
bool read_unit(const Node& node, Reader& reader, Parsed<Value> (*parse)(std::string_view),
               const std::string& allowed, Value& value) {
  if (!node.is_scalar()) {
    reader.refuse(node, allowed);
    return false;
  }
  const Parsed<Value> parsed = parse(node.text);
  if (!parsed.ok()) {
    reader.error(node.place, "found " + found(node) + ", " + parsed.error +
                                 (parsed.error.find("allowed are") == std::string::npos
                                      ? "; allowed are " + allowed
                                      : ""));
    return false;
  }
  value = parsed.value;
  return true;
}

Parsed<double> parse_number(std::string_view text) {
  return parse_decimal(text);
}

Type<double> ranged_number(Parsed<double> (*parse)(std::string_view), double low, double high,
                           const std::string& allowed, Node (*write)(const double&), Shape shape) {
  return {[=](const Node& node, Reader& reader, double& value) {
            if (!read_unit(node, reader, parse, allowed, value)) return false;
            if (value >= low && value <= high) return true;
            reader.refuse(node, allowed);
            return false;
          },
          write, std::move(shape)};
}

Node write_number(const double& value) {
  return plain(sim::number_text(value));
}
Node write_ratio(const double& value) {
  return plain(ratio_text(value));
}
Node write_rate(const double& value) {
  return plain(rate_text(value));
}

Shape duration_shape() {
  // As sim::parse_duration reads them; that a unit is named once and in order is left to it.
  const Shape text{ShapeKind::text, "duration", R"(^[-+]?([0-9]+(\.[0-9]+)?(d|h|ms|m|us|s|ns))+$)"};
  const Shape zero{ShapeKind::whole, "0", "", 0, 0};
  return {ShapeKind::either, "duration", "", 0, 0, {}, {}, {text, zero}};
}

Shape number_or_text(std::string name, std::string pattern, double low, double high) {
  const Shape text{ShapeKind::text, name, std::move(pattern)};
  const Shape number{ShapeKind::number, name, "", low, high};
  return {ShapeKind::either, std::move(name), "", 0, 0, {}, {}, {text, number}};
}

bool is_name(std::string_view text) {
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  };
  return !text.empty() && text.size() <= limits::kNameBytesMax &&
         std::all_of(text.begin(), text.end(), is_allowed);
}

std::string name_rule(const std::string& what) {
  return what + " of letters, digits, '_' and '-', at most " +
         std::to_string(limits::kNameBytesMax) + " of them";
}

}  // namespace

const char* const kNamePattern = "^[A-Za-z0-9_-]{1,100}$";

Type<sim::Duration> duration_type(sim::Duration low, sim::Duration high) {
  const std::string allowed = "durations from " + to_text(low) + " to " + to_text(high);
  return {[=](const Node& node, Reader& reader, sim::Duration& value) {
            if (!read_unit(node, reader, parse_duration_value, allowed, value)) return false;
            if (value >= low && value <= high) return true;
            reader.refuse(node, allowed);
            return false;
          },
          [](const sim::Duration& value) { return plain(to_text(value)); }, duration_shape()};
}

Type<sim::Duration> any_duration_type(const std::string& allowed) {
  return {[=](const Node& node, Reader& reader, sim::Duration& value) {
            return read_unit(node, reader, parse_duration_value, allowed, value);
          },
          [](const sim::Duration& value) { return plain(to_text(value)); }, duration_shape()};
}

Type<std::uint64_t> count_type(std::uint64_t low, std::uint64_t high) {
  const std::string allowed =
      "whole numbers from " + std::to_string(low) + " to " + std::to_string(high);
  const Shape shape{ShapeKind::whole, allowed, "", static_cast<double>(low),
                    static_cast<double>(high)};
  return {[=](const Node& node, Reader& reader, std::uint64_t& value) {
            if (!read_unit(node, reader, parse_count, allowed, value)) return false;
            if (value >= low && value <= high) return true;
            reader.refuse(node, allowed);
            return false;
          },
          [](const std::uint64_t& value) { return plain(std::to_string(value)); }, shape};
}

Type<std::int64_t> integer_type(std::int64_t low, std::int64_t high) {
  const std::string allowed =
      "whole numbers from " + std::to_string(low) + " to " + std::to_string(high);
  const Shape shape{ShapeKind::whole, allowed, "", static_cast<double>(low),
                    static_cast<double>(high)};
  return {[=](const Node& node, Reader& reader, std::int64_t& value) {
            if (!read_unit(node, reader, parse_integer, allowed, value)) return false;
            if (value >= low && value <= high) return true;
            reader.refuse(node, allowed);
            return false;
          },
          [](const std::int64_t& value) { return plain(std::to_string(value)); }, shape};
}

Type<double> number_type() {
  constexpr double kMax = std::numeric_limits<double>::max();
  return ranged_number(parse_number, -kMax, kMax, "numbers such as 1.5", write_number,
                       {ShapeKind::number, "number", "", -kMax, kMax});
}

Type<double> number_in(double low, double high) {
  const std::string allowed =
      "numbers from " + sim::number_text(low) + " to " + sim::number_text(high);
  return ranged_number(parse_number, low, high, allowed, write_number,
                       {ShapeKind::number, allowed, "", low, high});
}

Type<bool> bool_type() {
  // Editors take the words for booleans, others for texts.
  return {[](const Node& node, Reader& reader, bool& value) {
            if (node.is_scalar() && (node.text == "true" || node.text == "false")) {
              value = node.text == "true";
              return true;
            }
            reader.refuse(node, "true and false");
            return false;
          },
          [](const bool& value) { return plain(value ? "true" : "false"); },
          {ShapeKind::text, "true or false"}};
}

Type<double> weight_type() {
  constexpr double kLow = 1e-100;
  constexpr double kHigh = 1e100;
  return ranged_number(parse_number, kLow, kHigh, "relative weights above 0, such as 9",
                       write_number, {ShapeKind::number, "weight", "", kLow, kHigh});
}

Type<double> probability_type() {
  return ranged_number(parse_ratio, 0, 1, "probabilities from 0 to 1, or from 0% to 100%",
                       write_ratio, number_or_text("probability", R"(^[0-9]+(\.[0-9]+)?%$)", 0, 1));
}

Type<double> rate_type() {
  constexpr double kRateMax = 1e9;
  const std::string pattern = R"(^[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?[kM]?/(s|min|h)$)";
  return ranged_number(parse_rate, 0, kRateMax, "rates from 0/s to 1000M/s, such as 400/s",
                       write_rate, number_or_text("rate", pattern, 0, 0));
}

Type<bool> flag_type() {
  return {[](const Node& node, Reader& reader, bool& value) {
            value = node.is_scalar() && !node.is_quoted && node.text == "true";
            if (value || (node.is_scalar() && !node.is_quoted && node.text == "false")) return true;
            reader.refuse(node, "true and false");
            return false;
          },
          [](const bool& value) { return plain(value ? "true" : "false"); },
          {ShapeKind::flag, "true or false"}};
}

Type<std::string> text_type() {
  return {[](const Node& node, Reader& reader, std::string& value) {
            if (node.is_scalar() && node.text.size() <= limits::kTextBytesMax) {
              value = node.text;
              return true;
            }
            reader.refuse(node,
                          "texts of at most " + std::to_string(limits::kTextBytesMax) + " bytes");
            return false;
          },
          [](const std::string& value) { return text_node(value); },
          {ShapeKind::text, "text"}};
}

Type<std::string> name_type(const std::string& what) {
  return {[=](const Node& node, Reader& reader, std::string& value) {
            if (node.is_scalar() && is_name(node.text)) {
              value = node.text;
              return true;
            }
            reader.refuse(node, name_rule(what));
            return false;
          },
          [](const std::string& value) { return text_node(value); },
          {ShapeKind::text, "name", kNamePattern}};
}

KeyType<std::string> name_key(const std::string& what) {
  return {[=](const Entry& entry, Reader& reader, std::string& value) {
            if (!is_name(entry.key)) {
              reader.error(entry.place,
                           "found " + in_quotes(entry.key) + ", allowed are " + name_rule(what));
              return false;
            }
            value = entry.key;
            return true;
          },
          [](const std::string& value) { return value; }, kNamePattern};
}

bool refuse_word(const Node& node, Reader& reader, const std::vector<std::string>& words,
                 const std::vector<std::string>& planned) {
  const bool is_planned =
      node.is_scalar() && std::find(planned.begin(), planned.end(), node.text) != planned.end();
  if (is_planned) {
    reader.unmodelled(node.place,
                      in_quotes(node.text) + " is not modelled yet; modelled are " + joined(words));
    return false;
  }
  reader.error(node.place,
               "found " + found(node) + did_you_mean_of(node.text, words, "allowed are"));
  return false;
}

}  // namespace orrery::app
