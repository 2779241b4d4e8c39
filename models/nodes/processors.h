// The processors of nodes on which how fast a computation goes depends on what else happens: on the
// other pods of the node, on quotas, on failures, on preemption. docs/model.md (Processors) has the
// rules. What computes is named by a number that means nothing here.
//
// The work of a pod's computations is measured by one clock that goes on at the rate of each of
// them, so a change of rate costs the same however many there are (virtual time: Zhang, "Virtual
// clock", SIGCOMM 1990). Rates are set anew for the whole node in settle(). While a node is calm,
// which is to say that everything on it goes as fast as it can, a computation that starts has an
// event of its own at its end instead, and gets a place by the clock when the calm is over.
#pragma once

#include <cstdint>
#include <vector>

#include "models/nodes/core_shares.h"
#include "models/nodes/cpu_quota.h"
#include "models/nodes/work.h"
#include "models/recording/level_area.h"
#include "sim/base/time.h"
#include "sim/events/scheduler.h"

namespace orrery::models {

inline constexpr std::uint32_t kPlainProcessor = 0xffff'ffff;

// What a pod brings to its node's processor.
struct PodProcessorSpec {
  std::uint32_t node = 0;  // in Processors
  std::uint32_t weight = 2;
  CoreRate limit = ~CoreRate{0};
  CpuQuota quota = {};
  bool is_preemptible = false;  // its computations may be stopped
};

class Processors {
 public:
  // An event of `node_kind` with a node as index is scheduled where something is due at that node,
  // one of `own_kind` with who computes as index at the end of a computation on a calm node.
  Processors(sim::EventKind node_kind, sim::EventKind own_kind)
      : node_kind_(node_kind), own_kind_(own_kind) {}

  // `cores` is what pods may use together; all they ask for where it is kUnshared. `speed`: > 0.
  static constexpr CoreRate kUnshared = ~CoreRate{0};
  std::uint32_t add_node(CoreRate cores, CoreRate speed);
  std::uint32_t add_pod(const PodProcessorSpec& spec);

  bool empty() const { return nodes_.empty(); }
  std::uint32_t nodes() const { return static_cast<std::uint32_t>(nodes_.size()); }

  // A computation of the pod starts, with so much work > 0.
  void start(sim::Scheduler& scheduler, std::uint32_t pod, std::uint32_t who, Work work);
  // It stops before it is done. Returns the work left, > 0. REQUIRES: left(...) > 0.
  Work stop(sim::Scheduler& scheduler, std::uint32_t pod, std::uint32_t who);
  // What is left of its work now; at most 0 where it is due. REQUIRES: it is under way.
  Work left(std::uint32_t pod, std::uint32_t who, sim::SimTime now) const;
  // All computations of the pod are no more.
  void clear(sim::Scheduler& scheduler, std::uint32_t pod);

  // Failures. Factors in [0, 1]; cores that stay away, of the whole node.
  void slow_pod(sim::Scheduler& scheduler, std::uint32_t pod, double factor);
  void slow_node(sim::Scheduler& scheduler, std::uint32_t node, double factor);
  void set_offline(sim::Scheduler& scheduler, std::uint32_t node, CoreRate cores);

  // The node's event. What is due leaves its processor for due(); true where no other node has an
  // event at this instant, so that those due may end, in the order of due().
  bool on_event(sim::Scheduler& scheduler, std::uint32_t node);
  // A computation's own event; `pod` is that at which whom it names is now, since it may be late.
  enum class OwnEnd : std::uint8_t {
    nothing,   // ends now: it was late, or others are still to come at this instant
    alone,     // it ends, and nothing else
    together,  // all that are due end
  };
  OwnEnd on_own_event(sim::Scheduler& scheduler, std::uint32_t pod, std::uint32_t who);
  // Takes all that are due, in the order in which they end, into `due`.
  void take_due(std::vector<std::uint32_t>& due);

  // What is counted. `pod`, `node`: as add_... returned them.
  sim::Int128 throttled_area(std::uint32_t pod, sim::SimTime now) const {
    return pods_[pod].quota.throttled().area(now);
  }
  std::uint64_t throttled_periods(std::uint32_t pod) const {
    return pods_[pod].quota.throttled_periods();
  }
  Work core_time(std::uint32_t node, sim::SimTime now) const;  // used by pods
  sim::Int128 saturated(std::uint32_t node, sim::SimTime now) const {
    return nodes_[node].saturated.area(now);
  }

 private:
  struct Job {
    Work tag;              // of the pod's clock, when it is done
    std::uint64_t number;  // of its start on the node
    std::uint32_t who;
  };
  struct PodProcessor {
    Work clock = 0;  // at `since`
    sim::SimTime since;
    CoreRate rate = 0;  // of each computation
    CoreRate limit = ~CoreRate{0};
    std::uint32_t weight = 2;
    std::uint32_t node = 0;
    double factor = 1;
    CoreRate speed = kOneCore;  // of its node, slowed down
    CpuQuota quota;
    bool is_preemptible = false;
    std::uint32_t running = 0;  // computations, those with events of their own too
    std::vector<Job> jobs;      // a heap, the first due on top

    Work clock_at(sim::SimTime now) const { return clock + done_in(rate, now - since); }
  };
  // A computation with an event of its own.
  struct OwnJob {
    std::uint32_t who;
    std::uint32_t pod;
    std::uint64_t number;
    sim::SimTime start;
    sim::SimTime end;
    Work work;
  };
  struct NodeProcessor {
    CoreRate cores = kUnshared;
    CoreRate offline = 0;
    CoreRate speed = kOneCore;
    double factor = 1;
    std::uint64_t started = 0;
    sim::SimTime pending = sim::SimTime::never();  // the earliest event that will come
    bool is_calm = true;                           // everything goes as fast as it can
    bool has_quotas = false;                       // some pod has
    std::uint32_t running = 0;                     // computations
    std::vector<OwnJob> own;            // those of them with events of their own; none unless calm
    std::vector<std::uint32_t> active;  // pods with others, ascending
    Work core_time = 0;                 // until `since`
    sim::SimTime since;
    CoreRate use = 0;
    LevelArea saturated;
  };
  struct Due {
    std::uint32_t node;
    std::uint64_t number;
    std::uint32_t who;
  };

  static bool is_later(const Job& a, const Job& b);
  static CoreRate could_use(const PodProcessor& pod);
  static CoreRate cores_of(const NodeProcessor& node);
  void set_speed(PodProcessor& pod);
  bool stays_calm(const NodeProcessor& node, const PodProcessor& pod) const;
  static bool goes_freely(const NodeProcessor& node, const PodProcessor& pod,
                          std::uint32_t running);
  void start_own(sim::Scheduler& scheduler, std::uint32_t pod, std::uint32_t who, Work work);
  void disturb(NodeProcessor& node, sim::SimTime now);
  void add(std::uint32_t pod, const Job& job, sim::SimTime now);
  void count_cores(NodeProcessor& node, sim::SimTime now, bool is_saturated);
  void begin(std::uint32_t pod, sim::SimTime now);  // of its first computation
  void end(std::uint32_t pod, sim::SimTime now);    // of its last one
  void advance(NodeProcessor& node, sim::SimTime now);
  void set_rates(NodeProcessor& node, sim::SimTime now);
  void set_rate(NodeProcessor& node, const CoreClaim& claim, sim::SimTime now);
  void collect_due(std::uint32_t node, sim::SimTime now);
  sim::SimTime next_change(const NodeProcessor& node) const;
  // Sets the rates anew and sees to it that an event comes when something changes next.
  void settle(sim::Scheduler& scheduler, std::uint32_t node);

  sim::EventKind node_kind_;
  sim::EventKind own_kind_;
  std::vector<NodeProcessor> nodes_;
  std::vector<PodProcessor> pods_;
  std::vector<Due> due_;
  std::vector<CoreClaim> claims_;  // scratch of set_rates
};

}  // namespace orrery::models
