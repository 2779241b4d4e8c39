// How an endpoint does, window by window, some time after a failure has begun or ended.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/run/figure.h"

namespace orrery::app {

struct TimeSpan {
  sim::Duration begin;  // since the start of the run
  sim::Duration end;

  friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

// When the failure was in force (during), or over until it began again (after), up to the end of
// the measured time. Of several components the failure is in force while one of them is.
std::vector<TimeSpan> spans_of(const models::RunResult& result, const std::string& failure,
                               models::ObjectivePeriod period);

// REQUIRES: a figure of windows.
std::optional<double> worst_window(const models::RunResult& result, const Figure& figure);

}  // namespace orrery::app
