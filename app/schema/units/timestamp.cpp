#include "app/schema/units/timestamp.h"

#include <cstddef>
#include <cstdint>

#include "sim/base/calendar.h"

namespace orrery::app {
namespace {

constexpr char kAllowedInstants[] = "allowed are instants such as 2026-03-02 08:50:00";
constexpr std::int64_t kYearMin = 1970;
constexpr std::int64_t kYearMax = 2250;

// Takes a text apart from its beginning; once something is missing, nothing more is found.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : left_(text) {}

  // So many digits; -1 if they are not there.
  std::int64_t digits(std::size_t count) {
    if (left_.size() < count) return fail();
    std::int64_t value = 0;
    for (const char c : left_.substr(0, count)) {
      if (c < '0' || c > '9') return fail();
      value = value * 10 + (c - '0');
    }
    left_.remove_prefix(count);
    return value;
  }
  bool take(char c) {
    if (left_.empty() || left_.front() != c) return false;
    left_.remove_prefix(1);
    return true;
  }
  void expect(char c) {
    if (!take(c)) fail();
  }
  // One digit or more, as nanoseconds behind a point.
  std::int64_t fraction() {
    std::int64_t value = 0;
    std::int64_t unit = 100'000'000;
    std::size_t count = 0;
    for (; count < left_.size() && left_[count] >= '0' && left_[count] <= '9'; ++count) {
      value += (left_[count] - '0') * unit;
      unit /= 10;
    }
    left_.remove_prefix(count);
    return count == 0 ? fail() : value;
  }

  bool is_whole() const { return ok_ && left_.empty(); }
  bool is_at_end() const { return left_.empty(); }

 private:
  std::int64_t fail() {
    ok_ = false;
    return -1;
  }

  std::string_view left_;
  bool ok_ = true;
};

std::string two_digits(std::int64_t value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace

Parsed<sim::Duration> parse_timestamp(std::string_view text) {
  Scanner scanner(text);
  const std::int64_t year = scanner.digits(4);
  scanner.expect('-');
  const std::int64_t month = scanner.digits(2);
  scanner.expect('-');
  const std::int64_t day = scanner.digits(2);
  std::int64_t hours = 0;
  std::int64_t minutes = 0;
  std::int64_t seconds = 0;
  std::int64_t nanoseconds = 0;
  if (!scanner.is_at_end()) {
    if (!scanner.take('T')) scanner.expect(' ');
    hours = scanner.digits(2);
    scanner.expect(':');
    minutes = scanner.digits(2);
    if (scanner.take(':')) {
      seconds = scanner.digits(2);
      if (scanner.take('.')) nanoseconds = scanner.fraction();
    }
    scanner.take('Z');
  }
  if (!scanner.is_whole()) return {{}, kAllowedInstants};
  if (year < kYearMin || year > kYearMax) {
    return {{}, "the year of which is not in 1970 to 2250; " + std::string(kAllowedInstants)};
  }
  const bool is_date = month >= 1 && month <= 12 && day >= 1 &&
                       day <= sim::days_of_month(year, static_cast<unsigned>(month));
  if (!is_date || hours > 23 || minutes > 59 || seconds > 59) {
    return {{}, "which does not exist; " + std::string(kAllowedInstants)};
  }
  const std::int64_t days =
      sim::days_since_1970({year, static_cast<unsigned>(month), static_cast<unsigned>(day)});
  return {
      sim::Duration::seconds(days * sim::kSecondsPerDay + hours * 3'600 + minutes * 60 + seconds) +
          sim::Duration::nanoseconds(nanoseconds),
      ""};
}

std::string timestamp_text(sim::Duration since_1970) {
  const std::int64_t all = since_1970 / sim::Duration::seconds(1);
  const std::int64_t fraction = (since_1970 - sim::Duration::seconds(all)).nanoseconds();
  const sim::CivilDate date = sim::civil_date(all / sim::kSecondsPerDay);
  const std::int64_t of_day = all % sim::kSecondsPerDay;
  std::string text = std::to_string(date.year) + "-" + two_digits(date.month) + "-" +
                     two_digits(date.day) + "T" + two_digits(of_day / 3'600) + ":" +
                     two_digits(of_day / 60 % 60) + ":" + two_digits(of_day % 60);
  if (fraction > 0) {
    std::string digits = std::to_string(fraction);
    digits.insert(0, 9 - digits.size(), '0');
    digits.erase(digits.find_last_not_of('0') + 1);
    text += "." + digits;
  }
  return text + "Z";
}

}  // namespace orrery::app
