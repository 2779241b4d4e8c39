// What goes wrong: occurrences begin and end by their clocks, and do what failure_spec.h says;
// docs/model.md (Failures) has the order of everything. A component of the control lane.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "models/failures/failure_spec.h"
#include "models/failures/pod_states.h"
#include "models/recording/change.h"
#include "models/requests/handlers.h"
#include "sim/events/scheduler.h"

namespace orrery::models {

// What fails as one: everything that an occurrence of a timeline picks from, or one component with
// a clock of its own.
struct FailingPart {
  std::uint32_t failure = 0;
  std::uint64_t name = 0;                 // hash_name("node/a/0"); of clocks
  std::vector<std::uint32_t> candidates;  // pods or nodes, by the kind of failure
  std::vector<std::uint32_t> picked;      // by the occurrence in force
  std::uint64_t turn = 0;                 // occurrences begun
};

struct FailureState {
  std::uint64_t name = 0;  // hash_name("failure/ID")
  FailureSpec spec;
  sim::Duration noticed_after;
  sim::DistributionId up;  // of clocks
  sim::DistributionId down;
  std::uint32_t injection = 0;
  std::uint32_t busy_crews = 0;
  std::deque<std::uint32_t> waiting;  // parts, for a crew
};

class Failures {
 public:
  static constexpr std::uint16_t kComponent = 1;

  // Read only.
  std::vector<PodKind> pod_kinds;                        // by service
  std::vector<std::uint64_t> node_names;                 // hash_name("node/a/0")
  std::vector<std::vector<std::uint32_t>> pods_of_node;  // ascending
  std::vector<std::uint32_t> processor_of_node;          // or kPlainProcessor
  std::vector<std::uint32_t> processor_of_pod;

  std::vector<FailureState> failures;
  std::vector<FailingPart> parts;
  std::vector<PodState> pods;
  std::vector<std::vector<double>> factors_of_pod;  // in force
  std::vector<std::vector<double>> factors_of_node;
  std::vector<CoreRate> cores_offline;      // by node
  std::vector<std::uint32_t> node_outages;  // in force, by node

  bool empty() const { return failures.empty(); }

  // Schedules the first beginnings.
  void start(sim::Scheduler& scheduler, const RequestStores& stores);

  // tell(Change): whoever keeps changes hears of one.
  template <class Client, class Tell>
  void on_control(const RequestContext<Client>& context, const PodTable& table,
                  const sim::ControlCall& call, Tell&& tell);

 private:
  enum Code : std::uint16_t { kBegin, kEnd, kNoticed, kReady };

  template <class Client, class Tell>
  class Handling;

  void schedule(sim::Scheduler& scheduler, sim::SimTime time, Code code, std::uint64_t argument);
  std::int64_t draw_clock(const RequestStores& stores, const FailingPart& part,
                          unsigned pair) const;
  void schedule_begin(sim::Scheduler& scheduler, const RequestStores& stores, std::uint32_t part);
  void schedule_end(sim::Scheduler& scheduler, const RequestStores& stores, std::uint32_t part);
  void call_crew(sim::Scheduler& scheduler, const RequestStores& stores, std::uint32_t part);
  void dismiss_crew(sim::Scheduler& scheduler, const RequestStores& stores, std::uint32_t part);
  void pick(const RequestStores& stores, FailingPart& part);
};

// `count` of the candidates, in their order; all of them for 0. DRAWS: at request_of(failure,
// occurrence), blocks from 0 on. REQUIRES: count <= candidates.
std::vector<std::uint32_t> pick_some(std::vector<std::uint32_t> candidates, std::uint32_t count,
                                     sim::RandomKey key, std::uint64_t failure,
                                     std::uint64_t occurrence);
// How many of its candidates an occurrence of this kind picks; 0: all.
std::uint32_t picks_of(const FailureKindSpec& kind);

}  // namespace orrery::models
