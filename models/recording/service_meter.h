// What is counted at the pods of one service, since the start of the run. Everybody adds; only
// observation reads.
#pragma once

#include <cstdint>

#include "models/recording/level_area.h"
#include "sim/statistics/log_linear_histogram.h"

namespace orrery::models {

struct ServiceMeter {
  std::uint64_t arrived = 0;  // attempts delivered
  std::uint64_t rejected = 0;
  std::uint64_t turned_away = 0;  // by a pod that was down, or lost there
  std::uint64_t finished = 0;
  std::uint64_t killed = 0;       // taken in or waiting when the pod died
  std::uint64_t not_waited = 0;   // got a thread or a core at once
  std::uint32_t queue_max = 0;    // of one station
  LevelArea busy;                 // threads, cores or loops
  LevelArea waiting;              // for one of them
  LevelArea present;              // attempts taken in or waiting
  sim::LogLinearHistogram waits;  // of those that waited, by the end of the wait, ns
};

}  // namespace orrery::models
