// The parts of the driver: each computes something in one corner of the core and comes to a value
// that must be the same in every build, on every processor, under every condition.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/events/event_queue.h"

namespace orrery::sim::determinism {

// One line of the driver's output. A name `part@condition` says that `part` was computed again
// under a condition that must not matter: its value must be that of `part`.
struct Part {
  std::string name;
  std::string value;  // hexadecimal digits, or words where something went wrong
};
using Parts = std::vector<Part>;

struct PartOptions {
  QueueKind queue = QueueKind::radix;
  std::uint32_t seed = 0;
};

// Each appends its lines.
void add_math_parts(Parts& parts);
void add_distribution_parts(Parts& parts);
void add_random_parts(const PartOptions& options, Parts& parts);
void add_statistics_parts(const PartOptions& options, Parts& parts);
void add_multi_server_parts(const PartOptions& options, Parts& parts);
void add_torture_parts(const PartOptions& options, Parts& parts);
void add_swarm_parts(const PartOptions& options, Parts& parts);

}  // namespace orrery::sim::determinism
