#include <string>

#include "app/validate/checks.h"
#include "sim/base/time_text.h"
#include "sim/distributions/number_text.h"

namespace orrery::app {
namespace {

constexpr double kSpeedMin = 1e-6;
constexpr double kSpeedMax = 1e6;

}  // namespace

void check_trace(const models::TraceArrivalsSpec& trace, const std::string& path,
                 Findings& findings) {
  if (!(trace.speed >= kSpeedMin && trace.speed <= kSpeedMax)) {
    findings.add(path + ".speed", "is " + sim::number_text(trace.speed) + "; allowed are " +
                                      sim::number_text(kSpeedMin) + " to " +
                                      sim::number_text(kSpeedMax));
    return;
  }
  const bool has_counts = trace.interval > sim::Duration();
  if (has_counts && static_cast<double>(trace.interval.nanoseconds()) < trace.speed) {
    findings.add(path + ".interval",
                 "is " + sim::to_text(trace.interval) + ", less than a nanosecond at this speed");
  }
  if (!trace.source.file.empty()) return;
  if (trace.rows.empty()) findings.add(path + ".counts", "is empty; one count at least is needed");
}

}  // namespace orrery::app
