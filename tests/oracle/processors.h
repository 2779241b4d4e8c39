// Shared processors, as docs/model.md has them: how fast everything goes is worked out anew at
// every instant, for every pod of every node.
#pragma once

#include <cstdint>
#include <vector>

#include "models/simulation/scenario_spec.h"
#include "sim/base/time.h"
#include "sim/base/wide.h"
#include "tests/oracle/cluster.h"
#include "tests/oracle/laws.h"
#include "tests/oracle/pods.h"

namespace orrery::oracle {

// Of work and of rates: 2^-40 ns, 2^-40 of a core.
inline constexpr sim::Int128 kUnit = sim::Int128{1} << 40;

class Processors {
 public:
  Processors(const models::ScenarioSpec& spec, Cluster& cluster, Laws& laws);

  // How long a computation takes that nothing can slow down.
  static sim::Duration plain_time(const Computation& computation);

  void start(Computation& computation);
  // It leaves its processor, with the work that is left.
  void stop(Computation& computation);
  // REQUIRES: it is under way.
  static sim::Int128 work_left(const Computation& computation);

  // Those that are done leave their processors, in the order in which they are to end.
  std::vector<Computation*> take_due();

  // How fast all goes on from `now`, and the next instant at which something is done or changes.
  sim::SimTime settle(sim::SimTime now);
  // REQUIRES: settled at `from`, and nothing is done or changes before `to`.
  void go_on(sim::SimTime from, sim::SimTime to);

 private:
  void set_up(Pod& pod, Laws& laws);
  void share_out(Node& node);
  sim::SimTime next_change(const Pod& pod, sim::SimTime now) const;
  void go_on(Pod& pod, sim::SimTime from, sim::SimTime to);
  std::int64_t period_of(const Pod& pod, sim::SimTime time) const;
  sim::SimTime begin_of_period(const Pod& pod, std::int64_t period) const;
  std::int64_t measured(sim::SimTime from, sim::SimTime to) const;

  const models::ScenarioSpec& spec_;
  Cluster& cluster_;
  std::uint64_t started_ = 0;
};

}  // namespace orrery::oracle
