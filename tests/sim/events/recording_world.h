// A world that writes down what happens to it and does what it is told.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/base/time_text.h"
#include "sim/events/engine.h"

namespace orrery::sim {

struct RecordingWorld {
  static constexpr EventKind kEventKinds = 3;

  // Called for each event after it was written down.
  std::function<void(Scheduler&, EventKind, std::uint32_t)> then;
  std::vector<std::string> log;

  void on_event(Scheduler& scheduler, EventKind kind, std::uint32_t index) {
    log.push_back(to_text(scheduler.now()) + " kind " + std::to_string(kind) + " index " +
                  std::to_string(index));
    if (then) then(scheduler, kind, index);
  }
  void on_control(Scheduler& scheduler, const ControlCall& call) {
    log.push_back(to_text(scheduler.now()) + " component " + std::to_string(call.component) +
                  " code " + std::to_string(call.code) + " argument " +
                  std::to_string(call.argument));
  }
};

inline SimTime at(std::int64_t nanoseconds) {
  return SimTime::from_nanoseconds(nanoseconds);
}

}  // namespace orrery::sim
