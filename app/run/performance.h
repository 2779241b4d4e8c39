// How fast a run was. Kept apart from everything that is compared.
#pragma once

#include <chrono>

namespace orrery::app {

struct Performance {
  double wall_seconds = 0;
  double cpu_seconds = 0;  // of the whole process, all threads
};

// Measures from its construction on.
class Stopwatch {
 public:
  Stopwatch();
  Performance elapsed() const;

 private:
  std::chrono::steady_clock::time_point wall_;
  double cpu_;
};

}  // namespace orrery::app
