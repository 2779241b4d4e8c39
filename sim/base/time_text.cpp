#include "sim/base/time_text.h"

#include <array>
#include <cstdint>
#include <optional>

#include "sim/base/wide.h"

namespace orrery::sim {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t nanoseconds;
};

// Descending, as they must be written.
constexpr std::array<Unit, 7> kUnits = {{{"d", 86'400'000'000'000},
                                         {"h", 3'600'000'000'000},
                                         {"m", 60'000'000'000},
                                         {"s", 1'000'000'000},
                                         {"ms", 1'000'000},
                                         {"us", 1'000},
                                         {"ns", 1}}};

constexpr std::uint64_t kMagnitudeMax = std::uint64_t{1} << 63;  // of INT64_MIN

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t digits_at(std::string_view text, std::size_t from) {
  std::size_t to = from;
  while (to < text.size() && is_digit(text[to])) ++to;
  return to - from;
}

std::size_t letters_at(std::string_view text, std::size_t from) {
  std::size_t to = from;
  while (to < text.size() && !is_digit(text[to]) && text[to] != '.') ++to;
  return to - from;
}

// The first 8 bytes, or fewer, so that no UTF-8 character is cut in two.
std::string excerpt(std::string_view text) {
  constexpr std::size_t kLengthMax = 8;
  if (text.size() <= kLengthMax) return std::string(text);
  std::size_t length = kLengthMax;
  const auto continues = [&](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80;
  };
  while (length > 0 && continues(length)) --length;
  return std::string(text.substr(0, length));
}

std::optional<std::size_t> unit_index(std::string_view name) {
  for (std::size_t i = 0; i < kUnits.size(); ++i) {
    if (kUnits[i].name == name) return i;
  }
  return std::nullopt;
}

// whole.fraction units in nanoseconds. nullopt: `error` says why.
std::optional<std::uint64_t> part_nanoseconds(std::string_view whole, std::string_view fraction,
                                              const Unit& unit, std::string& error) {
  const auto scale = static_cast<std::uint64_t>(unit.nanoseconds);
  std::uint64_t total = 0;
  for (char digit : whole) {
    if (__builtin_mul_overflow(total, std::uint64_t{10}, &total) ||
        __builtin_add_overflow(total, static_cast<std::uint64_t>(digit - '0'), &total)) {
      error = "is out of range: at most 292 years fit";
      return std::nullopt;
    }
  }
  if (__builtin_mul_overflow(total, scale, &total) || total > kMagnitudeMax) {
    error = "is out of range: at most 292 years fit";
    return std::nullopt;
  }
  while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
  // A fraction in lowest decimal form has 10^digits dividing (digits as a number) x (unit): more
  // than 18 digits cannot, as no unit has as many factors of two or five.
  if (fraction.size() > 18) {
    error = "is finer than a nanosecond";
    return std::nullopt;
  }
  UInt128 numerator = 0;
  UInt128 denominator = 1;
  for (char digit : fraction) {
    numerator = numerator * 10 + static_cast<unsigned>(digit - '0');
    denominator *= 10;
  }
  numerator *= scale;
  if (numerator % denominator != 0) {
    error = "is finer than a nanosecond";
    return std::nullopt;
  }
  return total + static_cast<std::uint64_t>(numerator / denominator);
}

}  // namespace

DurationParse parse_duration(std::string_view text) {
  const auto fail = [](std::string why) { return DurationParse{Duration(), std::move(why)}; };
  if (text.empty()) return fail("is empty");
  std::size_t at = 0;
  const bool negative = text[0] == '-';
  if (negative || text[0] == '+') ++at;
  if (text.substr(at) == "0") return {};

  std::uint64_t magnitude = 0;
  std::size_t next_unit = 0;
  if (at == text.size()) return fail("has a sign and no digits");
  while (at < text.size()) {
    const std::string_view whole = text.substr(at, digits_at(text, at));
    if (whole.empty()) return fail("needs digits before '" + excerpt(text.substr(at)) + "'");
    at += whole.size();
    std::string_view fraction;
    if (at < text.size() && text[at] == '.') {
      fraction = text.substr(at + 1, digits_at(text, at + 1));
      if (fraction.empty()) return fail("needs digits behind the point");
      at += 1 + fraction.size();
    }
    const std::string_view name = text.substr(at, letters_at(text, at));
    if (name.empty()) return fail("needs a unit: one of d, h, m, s, ms, us, ns");
    at += name.size();
    const auto index = unit_index(name);
    if (!index) {
      return fail("has the unknown unit '" + excerpt(name) + "': one of d, h, m, s, ms, us, ns");
    }
    if (*index < next_unit) return fail("must name its units once each, the largest first");
    next_unit = *index + 1;
    std::string error;
    const auto part = part_nanoseconds(whole, fraction, kUnits[*index], error);
    if (!part) return fail(std::move(error));
    if (__builtin_add_overflow(magnitude, *part, &magnitude) || magnitude > kMagnitudeMax)
      return fail("is out of range: at most 292 years fit");
  }
  if (!negative && magnitude == kMagnitudeMax) {
    return fail("is out of range: at most 292 years fit");
  }
  const std::uint64_t bits = negative ? std::uint64_t{0} - magnitude : magnitude;
  return {Duration::nanoseconds(static_cast<std::int64_t>(bits)), ""};
}

std::string to_text(Duration duration) {
  const std::int64_t count = duration.nanoseconds();
  if (count == 0) return "0s";
  std::uint64_t rest = count < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(count)
                                 : static_cast<std::uint64_t>(count);
  std::string text = count < 0 ? "-" : "";
  // Whole days, hours and minutes first; then one unit with a fraction for what is left.
  for (std::size_t i = 0; i < 3; ++i) {
    const auto size = static_cast<std::uint64_t>(kUnits[i].nanoseconds);
    if (rest >= size) text += std::to_string(rest / size) + std::string(kUnits[i].name);
    rest %= size;
  }
  for (std::size_t i = 3; i < kUnits.size() && rest > 0; ++i) {
    const auto size = static_cast<std::uint64_t>(kUnits[i].nanoseconds);
    if (rest < size) continue;
    text += std::to_string(rest / size);
    if (std::uint64_t fraction = rest % size; fraction > 0) {
      std::string digits = std::to_string(size + fraction).substr(1);
      digits.erase(digits.find_last_not_of('0') + 1);
      text += '.' + digits;
    }
    text += kUnits[i].name;
    rest = 0;
  }
  return text;
}

std::string to_text(SimTime time) {
  return time == SimTime::never() ? "never" : to_text(time.since_start());
}

}  // namespace orrery::sim
