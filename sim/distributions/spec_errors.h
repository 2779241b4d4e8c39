// Collects the mistakes of one spec; what validate.cpp is written with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/time.h"
#include "sim/distributions/validate.h"

namespace orrery::sim {

class SpecErrors {
 public:
  // Errors are reported below `path`.
  explicit SpecErrors(std::string path) : path_(std::move(path)) {}

  void add(std::string_view field, std::string message);

  // Each of these reports a value outside [low, high] and returns whether it was inside.
  bool time(std::string_view field, Duration value, Duration low, Duration high);
  bool positive_time(std::string_view field, Duration value);  // [1 ns, kTimeParameterMax]
  bool time_from_zero(std::string_view field, Duration value);
  bool number(std::string_view field, double value, double low, double high);
  // As number, low excluded.
  bool number_above(std::string_view field, double value, double low, double high);
  bool count(std::string_view field, std::uint64_t value, std::uint64_t low, std::uint64_t high);

  // The same for a field that may be absent, which is right.
  bool positive_time(std::string_view field, const std::optional<Duration>& value);
  bool number(std::string_view field, const std::optional<double>& value, double low, double high);

  const std::string& path() const { return path_; }
  bool is_empty() const { return errors_.empty(); }
  std::vector<SpecError> take() { return std::move(errors_); }
  void append(std::vector<SpecError> errors);

 private:
  std::string path_;
  std::vector<SpecError> errors_;
};

// "name[3]", "name[3].field".
std::string element(std::string_view name, std::size_t index, std::string_view field = "");

}  // namespace orrery::sim
