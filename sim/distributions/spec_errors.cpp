#include "sim/distributions/spec_errors.h"

#include <iterator>
#include <utility>

#include "sim/base/time_text.h"
#include "sim/distributions/limits.h"
#include "sim/distributions/number_text.h"

namespace orrery::sim {

void SpecErrors::add(std::string_view field, std::string message) {
  std::string path = path_;
  if (!path.empty() && !field.empty()) path += '.';
  path += field;
  errors_.push_back({std::move(path), std::move(message)});
}

bool SpecErrors::time(std::string_view field, Duration value, Duration low, Duration high) {
  if (value >= low && value <= high) return true;
  add(field, "is " + to_text(value) + "; allowed are " + to_text(low) + " to " + to_text(high));
  return false;
}

bool SpecErrors::positive_time(std::string_view field, Duration value) {
  return time(field, value, Duration::nanoseconds(1), kTimeParameterMax);
}

bool SpecErrors::time_from_zero(std::string_view field, Duration value) {
  return time(field, value, Duration(), kTimeParameterMax);
}

bool SpecErrors::number(std::string_view field, double value, double low, double high) {
  if (value >= low && value <= high) return true;
  add(field, "is " + number_text(value) + "; allowed are " + number_text(low) + " to " +
                 number_text(high));
  return false;
}

bool SpecErrors::number_above(std::string_view field, double value, double low, double high) {
  if (value > low && value <= high) return true;
  add(field, "is " + number_text(value) + "; allowed are numbers above " + number_text(low) +
                 ", up to " + number_text(high));
  return false;
}

bool SpecErrors::count(std::string_view field, std::uint64_t value, std::uint64_t low,
                       std::uint64_t high) {
  if (value >= low && value <= high) return true;
  add(field, "is " + std::to_string(value) + "; allowed are " + std::to_string(low) + " to " +
                 std::to_string(high));
  return false;
}

bool SpecErrors::positive_time(std::string_view field, const std::optional<Duration>& value) {
  return !value || positive_time(field, *value);
}

bool SpecErrors::number(std::string_view field, const std::optional<double>& value, double low,
                        double high) {
  return !value || number(field, *value, low, high);
}

void SpecErrors::append(std::vector<SpecError> errors) {
  errors_.insert(errors_.end(), std::make_move_iterator(errors.begin()),
                 std::make_move_iterator(errors.end()));
}

std::string element(std::string_view name, std::size_t index, std::string_view field) {
  std::string text(name);
  text += '[' + std::to_string(index) + ']';
  if (!field.empty()) {
    text += '.';
    text += field;
  }
  return text;
}

}  // namespace orrery::sim
