// A trace of a real system: when its requests came, or how many came in each interval.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/time.h"

namespace orrery::models {

// Requests of one instant (interval 0), or of [begin, begin + interval).
struct TraceRow {
  sim::Duration begin;  // since the start of the trace
  std::uint64_t count = 0;
};

// How the requests of an interval are spread over it.
enum class TraceSpread : std::uint8_t {
  even,     // at the middles of as many equal parts
  uniform,  // as independent uniform instants, in order: a Poisson process of which the count is
            // known
};

// Where the rows were read from, for whoever writes the scenario; no file: it holds them itself.
// The texts are those of app/spec/trace.h.
struct TraceSource {
  std::string file;
  std::string content;  // hash of the file
  std::string time;
  std::string count;
  std::string unit;
  std::string from;
  std::string until;
  bool sort = false;
};

struct TraceArrivalsSpec {
  TraceSource source;
  // Ascending, `begin` >= 0, at least `interval` apart; the counts sum up to 1e15 at most.
  std::vector<TraceRow> rows;
  sim::Duration interval;  // 0: instants
  TraceSpread spread = TraceSpread::even;
  double speed = 1;  // in [1e-6, 1e6]: times of the trace are divided by it
};

}  // namespace orrery::models
