// The second simulator: docs/model.md once more, for clarity alone. It shares with the first one
// the specs, the draws, the fingerprint and the arrivals of open workloads; not the engine, not the
// program of steps, no frame, no fast path, no meter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "models/recording/change.h"
#include "models/simulation/scenario_spec.h"
#include "models/workloads/arrival_process.h"
#include "models/workloads/batch_size.h"
#include "sim/random/philox.h"
#include "tests/oracle/cluster.h"
#include "tests/oracle/event_list.h"
#include "tests/oracle/failure.h"
#include "tests/oracle/laws.h"
#include "tests/oracle/oracle_result.h"
#include "tests/oracle/pods.h"
#include "tests/oracle/processors.h"
#include "tests/oracle/things.h"
#include "tests/oracle/timeouts.h"

namespace orrery::oracle {

class NaiveSimulation {
 public:
  // REQUIRES: the spec is valid, and outlives this.
  NaiveSimulation(const models::ScenarioSpec& spec, sim::RandomKey key);
  NaiveSimulation(const NaiveSimulation&) = delete;
  NaiveSimulation& operator=(const NaiveSimulation&) = delete;

  // The whole run. To be called once.
  OracleResult run();

 private:
  using Outcome = models::Outcome;

  enum class FactKind : std::uint32_t {
    arrived = 1,
    started = 2,
    finished = 3,
    rejected = 4,
    call_timed_out = 5,
    ended = 6,
    lost = 7,
    refused = 8,
    killed = 9,
    changed = 10,
  };

  // naive_workloads.cpp: clients.
  struct OpenSource {
    std::string workload;
    models::ArrivalProcess arrivals;
    std::uint64_t requests = 0;
  };
  void start_workloads();
  void schedule_next_arrival(OpenSource& source);
  void think(const std::string& workload, std::uint64_t user, std::uint64_t turn);
  void request_of_user(const std::string& workload, std::uint64_t user, std::uint64_t turn);
  bool goes_on(const Request& request);
  void arrive(Request& request);
  models::EndpointName pick_of_mix(const Request& request);
  void draw_attributes(Request& request);
  void client_leaves(Request& request, Outcome outcome);
  void end_request(Request& request, Outcome outcome);

  // naive_calls.cpp: messages, pods and their servers.
  void send_entry(Request& request);
  Call& call_from(Activity& activity, const StepPlace& place);
  void send(Call& call, const models::CallPolicySpec& site, const std::string& balancing_caller);
  void deliver(Call& call);
  void turn_away(Call& call);
  void take_in(Call& call);
  Activity& start(Call& call);
  void finish(Call& call, Outcome outcome);
  void leave(Call& call);
  void reply(Call& call, Outcome outcome);
  void replied(Call& call, Outcome outcome);
  void timed_out(Call& call);
  void stop_timeout(Call& call);
  void tell(Call& call, Outcome outcome);
  std::size_t begin(std::vector<Stretch>& stretches);
  void end(Stretch& stretch);

  // naive_queues.cpp: who waits, and who is next.
  void enqueue(Call& call, Waiting waiting);
  void release(const Call& call);

  // naive_computing.cpp: computations, their servers and processors.
  bool do_compute(Activity& activity, const StepPlace& place, const models::ComputeStepSpec& step);
  std::int32_t priority_of(const Call& call) const;
  void want_server(Computation& computation);
  void wait_for_server(Computation& computation);
  Computation* victim_of(const Station& station, const Computation& newcomer) const;
  void take_server(Computation& computation);
  void begin_work(Computation& computation);
  void stop_work(Computation& computation);
  void end_work(Computation& computation);
  void process();
  void settle_processors();

  // naive_steps.cpp: what endpoints do.
  void run_steps(Activity& activity);
  bool do_step(Activity& activity, const StepPlace& place);  // false: it blocks, or has ended
  bool do_sleep(Activity& activity, const StepPlace& place, const models::SleepStepSpec& step);
  void sleep(Activity& activity, sim::Duration delay);
  bool do_call(Activity& activity, const StepPlace& place);
  bool do_parallel(Activity& activity, const StepPlace& place,
                   const models::ParallelStepSpec& step);
  bool do_choose(Activity& activity, const StepPlace& place, const models::ChooseStepSpec& step);
  bool do_repeat(Activity& activity, const StepPlace& place, const models::RepeatStepSpec& step);
  bool do_fail(Activity& activity, const StepPlace& place, const models::FailStepSpec& step);
  void enter(Activity& activity, const StepPlace& place, std::size_t list);
  bool step_failed(Activity& activity, const StepPlace& place, Outcome outcome);
  void step_answered(Activity& activity, const StepPlace& place, Outcome outcome);
  void end_activity(Activity& activity, Outcome outcome);
  void branch_ended(Parallel& parallel, Outcome outcome);
  std::uint64_t step_site(const Activity& activity, const StepPlace& place) const;
  std::int64_t draw_of_step(const Activity& activity, const StepPlace& place,
                            const sim::DistributionSpec& law);

  // naive_failures.cpp: when failures begin and end.
  void start_failures();
  void add_components(Failure& failure);
  void schedule_occurrence(Failure& failure, std::uint32_t number);
  void schedule_failing(Component& component);
  void fail(Component& component);
  void repair(Component& component);
  void repaired(Component& component);
  Targets targets_of(const Failure& failure, std::uint64_t occurrence);
  std::vector<std::size_t> picked(const Failure& failure, std::uint64_t occurrence,
                                  std::size_t candidates, std::uint32_t pick) const;
  void begin_failure(Failure& failure, const Targets& targets);
  void end_failure(Failure& failure, const Targets& targets);
  bool meet_failures(Activity& activity);  // false: it sleeps, or has ended

  // naive_pods.cpp: pods that go down and come back.
  void nodes_down(const Failure& failure, const Targets& targets);
  void nodes_up(const Failure& failure, const Targets& targets);
  void pod_down(Pod& pod, const Failure& failure, bool is_crash);
  void lose_work(Pod& pod, bool tells_callers);
  void notice(Pod& pod);
  void pod_up(Pod& pod, const Failure& failure);
  void pod_ready(Pod& pod);

  // naive_findings.cpp: facts, and what is read off at the end.
  void fact(FactKind kind, std::uint64_t subject, std::uint64_t object);
  void changed(models::ChangeKind kind, const std::string& name);
  std::uint64_t call_number(const Call& call) const;
  std::uint64_t named(const std::string& name);
  // What its requests are counted in: the endpoint's users, or a probe for itself.
  std::string row_of(const Request& request) const;
  bool is_measured(sim::SimTime time) const;
  sim::SimTime begin_of_window(std::size_t window) const;
  std::size_t window_of(sim::SimTime time) const;
  void collect_windows();
  void collect_requests();
  void collect_services();
  void collect_calls();
  void collect_nodes();
  void collect_failures();

  const models::ScenarioSpec& spec_;
  EventList events_;
  Timeouts timeouts_{events_};
  Laws laws_;
  Cluster cluster_;
  Processors processors_;
  std::set<sim::SimTime> process_at_;
  std::deque<Failure> failures_;  // by id
  std::deque<OpenSource> open_;
  std::map<std::string, models::BatchSize> requests_of_session_;  // by workload
  std::deque<Request> requests_;
  std::deque<Call> calls_;
  std::deque<Activity> activities_;
  std::deque<Computation> computations_;
  std::deque<Parallel> parallels_;
  OracleResult result_;
};

}  // namespace orrery::oracle
