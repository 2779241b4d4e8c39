#include "sim/base/time_text.h"

#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "sim/base/wide.h"
#include "tests/sim/base/integers.h"

namespace orrery::sim {
namespace {

constexpr std::int64_t kUnitSizes[] = {
    86'400'000'000'000, 3'600'000'000'000, 60'000'000'000, 1'000'000'000, 1'000'000, 1'000, 1};
constexpr std::string_view kUnitNames[] = {"d", "h", "m", "s", "ms", "us", "ns"};

void expect_round_trip(std::int64_t count) {
  const Duration duration = Duration::nanoseconds(count);
  const std::string text = to_text(duration);
  const DurationParse parsed = parse_duration(text);
  ASSERT_EQ(parsed.error, "") << text;
  ASSERT_EQ(parsed.value, duration) << text;
  ASSERT_LE(text.size(), 30u) << text;
}

TEST(DurationText, RoundTripsWithoutLoss) {
  for (const std::int64_t count : test::edge_integers()) expect_round_trip(count);
  std::mt19937_64 engine(1);
  for (int i = 0; i < 100'000; ++i) expect_round_trip(test::random_integer(engine));
  for (int i = 0; i < 100'000; ++i) {  // round numbers, as people choose them
    const std::int64_t size = kUnitSizes[engine() % 7];
    expect_round_trip(
        (Duration::nanoseconds(size) * (test::random_integer(engine) >> 32)).nanoseconds());
  }
}

TEST(DurationText, WritesWhatPeopleWrite) {
  EXPECT_EQ(to_text(Duration()), "0s");
  EXPECT_EQ(to_text(Duration::nanoseconds(1)), "1ns");
  EXPECT_EQ(to_text(Duration::nanoseconds(-20'000)), "-20us");
  EXPECT_EQ(to_text(Duration::nanoseconds(1'500)), "1.5us");
  EXPECT_EQ(to_text(Duration::milliseconds(250)), "250ms");
  EXPECT_EQ(to_text(Duration::milliseconds(1'500)), "1.5s");
  EXPECT_EQ(to_text(Duration::minutes(90)), "1h30m");
  EXPECT_EQ(to_text(Duration::hours(24) + Duration::nanoseconds(1)), "1d1ns");
  EXPECT_EQ(to_text(Duration::seconds(61) + Duration::nanoseconds(1)), "1m1.000000001s");
  EXPECT_EQ(to_text(Duration::max()), "106751d23h47m16.854775807s");
  EXPECT_EQ(to_text(Duration::nanoseconds(std::numeric_limits<std::int64_t>::min())),
            "-106751d23h47m16.854775808s");
}

TEST(SimTimeText, IsTheDistanceFromTheStartOrNever) {
  EXPECT_EQ(to_text(SimTime()), "0s");
  EXPECT_EQ(to_text(SimTime() + Duration::minutes(10)), "10m");
  EXPECT_EQ(to_text(SimTime::from_nanoseconds(-1)), "-1ns");
  EXPECT_EQ(to_text(SimTime::never()), "never");
}

TEST(ParseDuration, UnderstandsTheGrammar) {
  const auto nanoseconds = [](std::string_view text) {
    const DurationParse parsed = parse_duration(text);
    EXPECT_EQ(parsed.error, "") << text;
    return parsed.value.nanoseconds();
  };
  EXPECT_EQ(nanoseconds("0"), 0);
  EXPECT_EQ(nanoseconds("-0"), 0);
  EXPECT_EQ(nanoseconds("+0"), 0);
  EXPECT_EQ(nanoseconds("0s"), 0);
  EXPECT_EQ(nanoseconds("0d0h0m0s0ms0us0ns"), 0);
  EXPECT_EQ(nanoseconds("+5ns"), 5);
  EXPECT_EQ(nanoseconds("-20us"), -20'000);
  EXPECT_EQ(nanoseconds("1.5us"), 1'500);
  EXPECT_EQ(nanoseconds("1h30m"), 5'400'000'000'000);
  EXPECT_EQ(nanoseconds("0.5h0.5m"), 1'830'000'000'000);
  EXPECT_EQ(nanoseconds("90s"), nanoseconds("1m30s"));
  EXPECT_EQ(nanoseconds("007ms"), 7'000'000);
  EXPECT_EQ(nanoseconds("1.500000000000000000000000000000s"), 1'500'000'000);
  EXPECT_EQ(nanoseconds("00000000000000000000000000000001s"), 1'000'000'000);
  // The finest fractions there are: 2^-16 of a day, 2^-13 of an hour.
  EXPECT_EQ(nanoseconds("0.0000152587890625d"), 86'400'000'000'000 >> 16);
  EXPECT_EQ(nanoseconds("0.0001220703125h"), 3'600'000'000'000 >> 13);
  EXPECT_EQ(nanoseconds("9223372036854775807ns"), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(nanoseconds("-9223372036854775808ns"), std::numeric_limits<std::int64_t>::min());
}

struct Rejected {
  std::string_view text;
  std::string_view error;
};

TEST(ParseDuration, SaysWhatIsWrong) {
  constexpr std::string_view kOutOfRange = "is out of range: at most 292 years fit";
  constexpr std::string_view kTooFine = "is finer than a nanosecond";
  constexpr std::string_view kOrder = "must name its units once each, the largest first";
  constexpr std::string_view kNoUnit = "needs a unit: one of d, h, m, s, ms, us, ns";
  const std::vector<Rejected> rejected = {
      {"", "is empty"},
      {"-", "has a sign and no digits"},
      {"+", "has a sign and no digits"},
      {"ms", "needs digits before 'ms'"},
      {" 1s", "needs digits before ' 1s'"},
      {"--1s", "needs digits before '-1s'"},
      {".5s", "needs digits before '.5s'"},
      {"infinity", "needs digits before 'infinity'"},
      {"never ever", "needs digits before 'never ev'"},
      {"1.s", "needs digits behind the point"},
      {"1.", "needs digits behind the point"},
      {"1.5.5s", kNoUnit},
      {"15", kNoUnit},
      {"00", kNoUnit},
      {"1s5", kNoUnit},
      {"1 s", "has the unknown unit ' s': one of d, h, m, s, ms, us, ns"},
      {"1S", "has the unknown unit 'S': one of d, h, m, s, ms, us, ns"},
      {"250mz", "has the unknown unit 'mz': one of d, h, m, s, ms, us, ns"},
      {"1e3s", "has the unknown unit 'e': one of d, h, m, s, ms, us, ns"},
      {"1,5s", "has the unknown unit ',': one of d, h, m, s, ms, us, ns"},
      {"5 nanoseconds", "has the unknown unit ' nanosec': one of d, h, m, s, ms, us, ns"},
      {"1s1s", kOrder},
      {"1m1h", kOrder},
      {"1.5ns", kTooFine},
      {"0.00000762939453125d", kTooFine},  // 2^-17 of a day
      {"0.1234567890123456789s", kTooFine},
      {"9223372036854775808ns", kOutOfRange},
      {"-9223372036854775809ns", kOutOfRange},
      {"106751d23h47m16.854775808s", kOutOfRange},
      {"-106751d23h47m16.854775809s", kOutOfRange},
      {"18446744073709551616ns", kOutOfRange},  // 2^64
      {"18446744073709551615d", kOutOfRange},
      {"99999999999999999999999999999999999999999s", kOutOfRange},
  };
  for (const Rejected& each : rejected) {
    const DurationParse parsed = parse_duration(each.text);
    EXPECT_EQ(parsed.error, each.error) << each.text;
    EXPECT_EQ(parsed.value, Duration()) << each.text;
  }
}

// A reader of the scenario file may only be shown whole characters, whatever is cut.
TEST(ParseDuration, CutsQuotedTextBetweenCharacters) {
  EXPECT_EQ(parse_duration("5µs").error,
            "has the unknown unit 'µs': one of d, h, m, s, ms, us, ns");
  EXPECT_EQ(parse_duration("5seconдs").error,
            "has the unknown unit 'seconдs': one of d, h, m, s, ms, us, ns");
  EXPECT_EQ(parse_duration("5secondsд").error,
            "has the unknown unit 'seconds': one of d, h, m, s, ms, us, ns");
  EXPECT_EQ(parse_duration("дддд€").error, "needs digits before 'дддд'");
  EXPECT_EQ(parse_duration("секунда").error, "needs digits before 'секу'");
  // Bytes that are no character are cut as they come.
  EXPECT_EQ(parse_duration("\x80\x80\x80\x80\x80\x80\x80\x80\x80").error.substr(0, 20),
            "needs digits before ");
}

struct Written {
  std::string text;
  Int128 exact = 0;
};

// A text that follows the grammar, with the value that its parts add up to.
Written random_text(std::mt19937_64& engine) {
  Written result;
  for (std::size_t unit = 0; unit < 7; ++unit) {
    if (engine() % 3 != 0) continue;
    const auto count = engine() >> (1 + engine() % 63);
    result.text += std::to_string(count);
    result.exact += Int128{kUnitSizes[unit]} * Int128{count};
    if (engine() % 2 == 0 && unit >= 3 && unit < 6) {  // 10^-3 of a unit is whole nanoseconds
      const auto thousandths = engine() % 1000;
      result.text += '.' + std::to_string(1000 + thousandths).substr(1);
      result.exact += Int128{kUnitSizes[unit] / 1000} * Int128{thousandths};
    }
    result.text += kUnitNames[unit];
  }
  if (!result.text.empty() && engine() % 2 == 0) {
    result.text = '-' + result.text;
    result.exact = -result.exact;
  }
  return result;
}

TEST(ParseDuration, AddsUpTheParts) {
  std::mt19937_64 engine(2);
  int understood = 0;
  for (int i = 0; i < 100'000; ++i) {
    const Written written = random_text(engine);
    const DurationParse parsed = parse_duration(written.text);
    const bool fits = written.exact >= std::numeric_limits<std::int64_t>::min() &&
                      written.exact <= std::numeric_limits<std::int64_t>::max();
    ASSERT_EQ(parsed.ok(), fits && !written.text.empty()) << written.text << parsed.error;
    if (!parsed.ok()) continue;
    ASSERT_EQ(parsed.value.nanoseconds(), static_cast<std::int64_t>(written.exact));
    ++understood;
  }
  EXPECT_GT(understood, 10'000) << "the texts must reach the arithmetic, not only its errors";
}

// Either a value that survives being written and read again, or an error; never a crash.
void expect_sane(std::string_view text) {
  const DurationParse parsed = parse_duration(text);
  if (!parsed.ok()) {
    ASSERT_EQ(parsed.value, Duration());
    ASSERT_LT(parsed.error.size(), 80u);
    return;
  }
  ASSERT_EQ(parse_duration(to_text(parsed.value)).value, parsed.value) << text;
}

TEST(ParseDuration, SurvivesAnyBytes) {
  constexpr std::string_view kAlphabet = "0123456789012345678901234567890.-+dhmsun";
  std::mt19937_64 engine(3);
  for (int i = 0; i < 100'000; ++i) {
    const bool grammar_letters = i % 2 == 0;
    std::string text(engine() % 24, ' ');
    for (char& c : text) {
      c = grammar_letters ? kAlphabet[engine() % kAlphabet.size()] : static_cast<char>(engine());
    }
    ASSERT_NO_FATAL_FAILURE(expect_sane(text));
  }
}

TEST(ParseDuration, SurvivesLongTexts) {
  for (const char c : {'0', '9', '.', 'm', '-', '\0', '\xff'}) {
    const std::string text(1'000'000, c);
    ASSERT_NO_FATAL_FAILURE(expect_sane(text));
    ASSERT_NO_FATAL_FAILURE(expect_sane("0." + text + "s"));
  }
}

}  // namespace
}  // namespace orrery::sim
