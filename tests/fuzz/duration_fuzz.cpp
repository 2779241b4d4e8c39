// parse_duration and to_text on any bytes: what is understood survives being written and read
// again, and writing it a second time gives the same text.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/base/check.h"
#include "sim/base/time_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using orrery::sim::parse_duration;
  using orrery::sim::to_text;

  const std::string bytes(data, data + size);
  const auto parsed = parse_duration(bytes);
  if (!parsed.ok()) {
    CHECK(parsed.value == orrery::sim::Duration(), "an error comes without a value");
    return 0;
  }
  const std::string written = to_text(parsed.value);
  const auto again = parse_duration(written);
  CHECK(again.ok(), "what is written can be read");
  CHECK(again.value == parsed.value, "nothing is lost");
  CHECK(to_text(again.value) == written, "one value has one text");
  return 0;
}
