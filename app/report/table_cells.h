// Cells and rows of CSV tables.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "app/report/json_writer.h"
#include "sim/base/time.h"

namespace orrery::app {

// In quotes where it would break the row.
inline std::string cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

inline std::string cell(double number) {
  return json_number(number);
}
inline std::string cell(std::uint64_t number) {
  return std::to_string(number);
}
inline std::string cell(std::int64_t number) {
  return std::to_string(number);
}
// In seconds.
inline std::string cell(sim::Duration duration) {
  return json_number(duration.seconds());
}
inline std::string cell(const std::optional<std::int64_t>& nanoseconds) {
  return nanoseconds ? cell(sim::Duration::nanoseconds(*nanoseconds)) : std::string();
}

inline void add_row(std::string& table, std::initializer_list<std::string> cells) {
  bool first = true;
  for (const std::string& each : cells) {
    if (!first) table += ',';
    table += each;
    first = false;
  }
  table += '\n';
}

}  // namespace orrery::app
