#include "app/report/screen.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "app/report/utf8.h"
#include "tests/app/report/made_results.h"

namespace orrery::app {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

TEST(Screen, ShowsARun) {
  ScreenOptions options;
  options.performance = Performance{0.98, 0.97};
  options.footer = {"results in out"};
  const std::string fingerprint = sim::to_text(made_result().fingerprint.total());
  EXPECT_EQ(summary_screen(summarize(made_spec(), made_result()), options),
            R"(shop: Does checkout stay below 100 ms?
incident, 9m measured behind 1m of warm-up, seed 42, replication 3: one run, no intervals

endpoint           requests  rate/s  success    mean     p50     p90     p99   p99.9
frontend.checkout   216,000   400.0  99.54 %  41.0ms  20.0ms  89.9ms  89.9ms  89.9ms
  observed                    390.0                   21.0ms
  error                      +2.6 %                   -4.8 %
  990 rejected, 10 unfinished

service   pods    servers        used  queue    max  wait p99  calls/s  rejected
frontend     6        384        50 %  3.000  1,024         -    400.0       990
cart         2  unlimited  7.000 busy      0      0         -   0.7407         0

slowest calls                   calls  failed    mean     p99
frontend.checkout -> cart.get  30,007       7  5.00ms  5.00ms

objectives (of this one run)
met       frontend.checkout p99 < 100ms: 89.9ms
missed    frontend.checkout success > 99.90 %: 99.54 %

fingerprint )" + fingerprint +
                R"(
5,312,345 events in 980ms: 5.42 M events/s, 245 k requests/s
results in out
)");
}

// Many of everything: one screen all the same, and no line is wider than asked for.
TEST(Screen, StaysOneScreen) {
  models::RunResult result = made_result();
  models::ScenarioSpec spec = made_spec();
  spec.name = std::string(500, 'x');
  for (int i = 0; i < 100; ++i) {
    result.endpoints.push_back(result.endpoints[0]);
    result.endpoints.back().name = "service" + std::to_string(i) + std::string(80, 'y') + ".get";
    result.services.push_back(result.services[1]);
    result.calls.push_back(result.calls[0]);
    spec.objectives.push_back(spec.objectives[0]);
  }
  for (const std::size_t width : {60U, 100U}) {
    ScreenOptions options;
    options.width = width;
    const auto lines = lines_of(summary_screen(summarize(spec, result), options));
    EXPECT_LE(lines.size(), 50U);
    const auto count = [&](const std::string& text) {
      return std::count(lines.begin(), lines.end(), text);
    };
    EXPECT_EQ(count("and 96 more endpoints"), 1);
    EXPECT_EQ(count("and 96 more services"), 1);
    EXPECT_EQ(count("and 98 more calls"), 1);
    EXPECT_EQ(count("and 94 more objectives"), 1);
    if (width < 100) continue;
    for (const std::string& line : lines) EXPECT_LE(width_of(line), width) << line;
  }
}

TEST(Screen, HasColoursOnlyWhereAskedFor) {
  ScreenOptions options;
  const Summary summary = summarize(made_spec(), made_result());
  EXPECT_EQ(summary_screen(summary, options).find('\x1b'), std::string::npos);
  options.ink = Ink(true);
  EXPECT_NE(summary_screen(summary, options).find("\x1b[31mmissed"), std::string::npos);
}

TEST(Screen, DoesNotObeyTheScenario) {
  models::ScenarioSpec spec = made_spec();
  spec.question = "\x1b[2J";
  EXPECT_EQ(summary_screen(summarize(spec, made_result()), {}).find('\x1b'), std::string::npos);
}

TEST(Screen, ShowsQuantilesWithFewValuesAsFew) {
  models::RunResult result = made_result();
  result.endpoints[0].ok = {};
  result.endpoints[0].failed = {};
  result.endpoints[0].ok.record_many(1'000'000, 500);
  const std::string screen = summary_screen(summarize(made_spec(), result), {});
  EXPECT_NE(screen.find("1.00ms  1.00ms  (few)  (few)  (few)"), std::string::npos) << screen;
}

TEST(Screen, SaysWhatIsIncomplete) {
  models::RunResult result = made_result();
  result.complete = false;
  result.ended_at = sim::SimTime() + sim::Duration::seconds(100);
  const std::string screen = summary_screen(summarize(made_spec(), result), {});
  EXPECT_NE(screen.find("incomplete: interrupted at 100s"), std::string::npos);
}

}  // namespace
}  // namespace orrery::app
