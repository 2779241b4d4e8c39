// Every parser of units on any bytes: an error comes without a value, and what is understood
// survives being written and read again.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "app/schema/units/bandwidth.h"
#include "app/schema/units/bytes.h"
#include "app/schema/units/count.h"
#include "app/schema/units/cpu.h"
#include "app/schema/units/decimal.h"
#include "app/schema/units/duration.h"
#include "app/schema/units/rate.h"
#include "app/schema/units/ratio.h"
#include "sim/base/check.h"
#include "sim/base/time_text.h"
#include "sim/distributions/number_text.h"

namespace {

using namespace orrery;

template <class T, class Write>
void check(const std::string& text, app::Parsed<T> (*parse)(std::string_view), Write write) {
  const app::Parsed<T> parsed = parse(text);
  if (!parsed.ok()) {
    CHECK(parsed.value == T(), "an error comes without a value");
    return;
  }
  const std::string written = write(parsed.value);
  const app::Parsed<T> again = parse(written);
  CHECK(again.ok(), "what is written can be read");
  CHECK(again.value == parsed.value, "nothing is lost");
  CHECK(write(again.value) == written, "one value has one text");
}

app::Parsed<double> parse_number(std::string_view text) {
  return app::parse_decimal(text);
}

template <class T>
std::string bare(T value) {
  return std::to_string(value);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  check(text, app::parse_bandwidth, app::bandwidth_text);
  check(text, app::parse_bytes, app::bytes_text);
  check(text, app::parse_count, bare<std::uint64_t>);
  check(text, app::parse_integer, bare<std::int64_t>);
  check(text, app::parse_cpu, app::cpu_text);
  check(text, parse_number, sim::number_text);
  check(text, app::parse_duration_value, [](sim::Duration value) { return to_text(value); });
  check(text, app::parse_rate, app::rate_text);
  check(text, app::parse_ratio, app::ratio_text);
  return 0;
}
