// Jobs of given arrivals and sizes on some servers: completion times without any chance.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/vectors/parameters.h"
#include "tests/vectors/plan.h"

namespace orrery::vectors {

struct Job {
  Rational arrival;
  Rational size;
  std::int32_t priority = 0;  // a lower one goes first
};

enum class SchedulePolicy {
  fcfs,
  lcfs,
  preemptive_lcfs,
  sjf,
  srpt,
  priority,
  preemptive_priority,
  sharing,
};

struct Schedule {
  std::vector<Job> jobs;
  std::uint32_t servers = 1;
  SchedulePolicy policy = SchedulePolicy::fcfs;
};

// nullopt: another model. ERRORS: Inexpressible, for policies that are not modelled too.
std::optional<Schedule> read_schedule(const std::string& model, Parameters& parameters);

// ERRORS: Inexpressible, where no unit of time makes all times whole nanoseconds.
Plan plan_schedule(const Schedule& schedule);

}  // namespace orrery::vectors
