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
};

struct Schedule {
  std::vector<Job> jobs;
  std::uint32_t servers = 1;
};

// nullopt: another model. ERRORS: Inexpressible, for policies other than fcfs too.
std::optional<Schedule> read_schedule(const std::string& model, Parameters& parameters);

// ERRORS: Inexpressible, where no unit of time makes all times whole nanoseconds.
Plan plan_schedule(const Schedule& schedule);

}  // namespace orrery::vectors
