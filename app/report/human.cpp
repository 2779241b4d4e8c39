#include "app/report/human.h"

#include <array>
#include <charconv>

#include "app/run/metrics.h"

namespace orrery::app {

namespace {

std::string fixed_text(double value, int decimals) {
  std::array<char, 400> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::fixed, decimals)
                       .ptr;
  return {buffer.data(), end};
}

double magnitude_of(double value) {
  return value < 0 ? -value : value;
}

// Decimals that leave `digits` significant ones behind rounding, at most 6.
int decimals_for(double magnitude, int digits) {
  int decimals = digits - 1;
  double unit = 1;  // 10^-decimals, of which a half is rounded up
  for (int i = 0; i < decimals; ++i) unit /= 10;
  for (double bound = 10; magnitude >= bound - unit / 2 && decimals > 0; bound *= 10) {
    --decimals;
    unit *= 10;
  }
  for (double bound = 1; magnitude > 0 && magnitude < bound - unit / 20 && decimals < 6;
       bound /= 10) {
    ++decimals;
    unit /= 10;
  }
  return decimals;
}

std::string significant(double value, int digits) {
  return fixed_text(value, decimals_for(magnitude_of(value), digits));
}

std::string grouped(const std::string& digits) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

struct Unit {
  double size;
  const char* name;
};

}  // namespace

std::string human_seconds(double seconds) {
  if (seconds == 0) return "0s";
  static constexpr std::array<Unit, 4> kUnits = {
      {{1e-9, "ns"}, {1e-6, "us"}, {1e-3, "ms"}, {1, "s"}}};
  std::size_t unit = 0;
  // 999.5 of a unit would be shown as 1000.
  while (unit + 1 < kUnits.size() && magnitude_of(seconds) / kUnits[unit].size >= 999.5) ++unit;
  const double value = seconds / kUnits[unit].size;
  const bool is_whole = unit == 0 || magnitude_of(value) >= 99.95;
  return (is_whole ? fixed_text(value, 0) : significant(value, 3)) + kUnits[unit].name;
}

std::string human_count(std::uint64_t count) {
  return grouped(std::to_string(count));
}

std::string human_number(double value) {
  if (value == 0) return "0";
  const double magnitude = magnitude_of(value);
  if (magnitude < 9'999.5) return significant(value, 4);
  std::string text = value < 0 ? "-" : "";
  return text += grouped(fixed_text(magnitude, 0));
}

std::string human_percent(double fraction) {
  if (fraction == 1) return "100 %";
  std::string text = significant(100 * fraction, 4);
  // A single failure among millions is seen.
  for (int decimals = 3; text.starts_with("100") && fraction < 1 && decimals < 10; ++decimals) {
    text = fixed_text(100 * fraction, decimals);
  }
  return text + " %";
}

std::string human_share(double fraction) {
  const double percent = 100 * fraction;
  return fixed_text(percent, magnitude_of(percent) < 9.95 ? 1 : 0) + " %";
}

std::string human_change(double fraction) {
  std::string text = fraction >= 0 ? "+" : "";
  return text += human_share(fraction);
}

std::string human_large(double value) {
  if (value >= 999'500) return significant(value / 1e6, 3) + " M";
  if (value >= 999.5) return significant(value / 1e3, 3) + " k";
  return fixed_text(value, 0);
}

std::string human_metric(models::EndpointMetric metric, double value) {
  if (is_latency(metric)) return human_seconds(value);
  return metric == models::EndpointMetric::success ? human_percent(value) : human_number(value);
}

std::string human_metric(models::EndpointMetric metric, const std::optional<double>& value,
                         const char* otherwise) {
  return value ? human_metric(metric, *value) : otherwise;
}

std::string human_difference(models::EndpointMetric metric, double value) {
  if (is_latency(metric)) return human_seconds(value);
  if (value == 0) return "0";
  if (metric != models::EndpointMetric::success) return significant(value, 3);
  return significant(100 * value, 3) + " %";
}

}  // namespace orrery::app
