// One line on a terminal that says how far a run is; nothing anywhere else.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace orrery::app {

class ProgressLine {
 public:
  // `is_wanted` false, or standard error no terminal: shows nothing.
  explicit ProgressLine(bool is_wanted);
  // Takes the line away.
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  bool is_shown() const { return is_shown_; }
  // At most ten times a second. `fraction`: of the work, in [0, 1].
  void update(double fraction, std::uint64_t events, const std::string& what);

 private:
  using Clock = std::chrono::steady_clock;

  bool is_shown_;
  bool has_line_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace orrery::app
