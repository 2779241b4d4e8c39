// How a scenario of the swarm is made; swarm.h is what tests use.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "models/simulation/scenario_spec.h"
#include "tests/oracle/dice.h"

namespace orrery::oracle {

class SwarmMaker {
 public:
  explicit SwarmMaker(std::uint64_t seed) : dice_(seed), more_(sim::mix64(seed, 1)) {}

  models::ScenarioSpec make();

 private:
  // What this scenario has at all.
  struct Features {
    bool threads, cores, event_loop, unlimited, bounded, replicas;
    bool parallel, choose, repeat, fail, tolerance, timeouts, calls;
    bool hops, jitter, zones, random_laws, random_balancing, policies;
    bool closed, mixes, attributes, client_timeout, give_up, batches, several_workloads;
    bool multipliers, probes, sessions;
  };
  static constexpr std::uint32_t kCallsMax = 60;

  // swarm.cpp: the cluster.
  void choose_features();
  void make_platform();
  void make_services();
  void make_service(std::size_t index);
  models::ConcurrencySpec make_concurrency();
  models::CallPolicySpec make_policy();
  void make_traffic();

  // swarm_steps.cpp: endpoints. `calls_left` bounds the calls of one run of the list, `times` is
  // how often the loops around it run it.
  struct Budget {
    std::size_t service = 0;
    std::uint32_t calls_left = 0;
  };
  models::StepList make_steps(Budget& budget, std::uint32_t times, std::uint32_t depth);
  models::StepSpec make_step(Budget& budget, std::uint32_t times, std::uint32_t depth);
  models::StepSpec make_call(Budget& budget, std::uint32_t times, std::uint32_t depth);
  models::StepSpec make_parallel(Budget& budget, std::uint32_t times, std::uint32_t depth);
  models::StepSpec make_choose(Budget& budget, std::uint32_t times, std::uint32_t depth);
  models::StepSpec make_repeat(Budget& budget, std::uint32_t times, std::uint32_t depth);
  models::StepSpec make_work();
  models::AttributeValue attribute_value(const std::string& name);

  // swarm_workloads.cpp: clients.
  void make_workloads();
  models::WorkloadSpec make_workload(std::uint32_t requests);
  models::SessionSpec make_sessions(const std::vector<models::MixEntry>& mix,
                                    std::uint32_t requests);
  models::OpenSpec make_open(std::uint32_t requests);
  models::CronSchedule make_schedule();
  models::ArrivalsSpec make_arrivals(std::uint32_t requests);
  models::RateSpec make_rate(double mean);
  models::MmppArrivalsSpec make_mmpp(double mean);
  models::TraceArrivalsSpec make_trace(std::uint32_t requests);
  models::BatchSpec make_batch();
  models::AttributeSpec make_attribute(const std::string& name);

  // swarm_platform.cpp: processors, and who goes first.
  void make_processors();
  void make_disciplines();
  models::DisciplineSpec make_discipline(models::ConcurrencyKind kind);

  // swarm_failures.cpp: what goes wrong.
  void make_failures();
  models::FailureKindSpec make_failure_kind();
  models::TimelineSpec make_timeline();
  models::ClocksSpec make_clocks();
  models::PodChoice choose_pods();
  models::NodeChoice choose_nodes();
  std::string choose_zone();
  models::EndpointName choose_endpoint();
  sim::DistributionSpec make_time(std::uint32_t low, std::uint32_t high);

  // Times on the grid, between so many units.
  sim::Duration units(std::uint32_t low, std::uint32_t high);
  // A law of times of about this mean; constant or not as the features have it.
  sim::DistributionSpec make_law(sim::Duration mean);

  Dice dice_;
  Dice more_;  // of what is added to a scenario that is valid without it
  Features has_ = {};
  sim::Duration unit_;
  models::ScenarioSpec spec_;
  std::vector<std::string> services_;                       // each calls only later ones
  std::map<models::EndpointName, std::uint32_t> calls_of_;  // of one call, itself included
};

}  // namespace orrery::oracle
