// Durations as people write them, without loss: "250ms", "1h30m", "1.5s", "-20us".
//
// Grammar: an optional sign, then one or more parts; a part is digits with an optional fraction and
// a unit of {d, h, m, s, ms, us, ns}, units strictly descending; "0" alone needs no unit. A
// fraction is allowed where it names whole nanoseconds ("1.5us" is, "1.5ns" is not) and is never
// rounded.
#pragma once

#include <string>
#include <string_view>

#include "sim/base/time.h"

namespace orrery::sim {

// Either a duration, or an error: a clause that fits behind "duration '250mz': ".
struct DurationParse {
  Duration value;
  std::string error;  // empty when the text was understood

  bool ok() const { return error.empty(); }
};

// COST: linear in the text. Never throws but for want of memory; any bytes are safe.
DurationParse parse_duration(std::string_view text);

// Text that parses back to the same value: whole days, hours and minutes, then what is left in the
// largest unit that it fills, with a fraction: "1h30m", "1m1.5s", "250ms". Zero is "0s".
std::string to_text(Duration duration);

// The same for an instant; `SimTime::never()` is "never".
std::string to_text(SimTime time);

}  // namespace orrery::sim
