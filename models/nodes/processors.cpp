#include "models/nodes/processors.h"

#include <algorithm>
#include <tuple>

#include "sim/base/check.h"

namespace orrery::models {

std::uint32_t Processors::add_node(CoreRate cores, CoreRate speed) {
  nodes_.emplace_back();
  nodes_.back().cores = cores;
  nodes_.back().speed = speed;
  return nodes() - 1;
}

std::uint32_t Processors::add_pod(const PodProcessorSpec& spec) {
  pods_.emplace_back();
  pods_.back().node = spec.node;
  pods_.back().weight = spec.weight;
  pods_.back().limit = spec.limit;
  pods_.back().quota = spec.quota;
  pods_.back().is_preemptible = spec.is_preemptible;
  if (spec.quota.exists()) nodes_[spec.node].has_quotas = true;
  set_speed(pods_.back());
  return static_cast<std::uint32_t>(pods_.size() - 1);
}

bool Processors::is_later(const Job& a, const Job& b) {
  return std::tie(a.tag, a.number) > std::tie(b.tag, b.number);
}

void Processors::begin(std::uint32_t pod_index, sim::SimTime now) {
  std::vector<std::uint32_t>& active = nodes_[pods_[pod_index].node].active;
  active.insert(std::lower_bound(active.begin(), active.end(), pod_index), pod_index);
  if (pods_[pod_index].quota.exists()) pods_[pod_index].quota.advance(now);
}

void Processors::end(std::uint32_t pod_index, sim::SimTime now) {
  PodProcessor& pod = pods_[pod_index];
  std::erase(nodes_[pod.node].active, pod_index);
  if (!pod.quota.exists()) return;
  pod.quota.advance(now);
  pod.quota.use(0);
  pod.quota.set_throttled(false, now);
}

// Whether everything still goes as fast as it can with one computation more at the pod.
bool Processors::stays_calm(const NodeProcessor& node, const PodProcessor& pod) const {
  return node.is_calm && !node.has_quotas && !pod.is_preemptible && node.offline == 0 &&
         kOneCore * (node.running + 1) <= node.cores && goes_freely(node, pod, pod.running + 1);
}

bool Processors::goes_freely(const NodeProcessor& node, const PodProcessor& pod,
                             std::uint32_t running) {
  return !pod.quota.is_out() && pod.speed == node.speed && kOneCore * running <= pod.limit;
}

void Processors::start(sim::Scheduler& scheduler, std::uint32_t pod_index, std::uint32_t who,
                       Work work) {
  const PodProcessor& pod = pods_[pod_index];
  NodeProcessor& node = nodes_[pod.node];
  if (stays_calm(node, pod)) [[likely]] {
    start_own(scheduler, pod_index, who, work);
    return;
  }
  disturb(node, scheduler.now());
  const Work tag = pod.clock_at(scheduler.now()) + work;
  add(pod_index, {tag, node.started++, who}, scheduler.now());
  ++pods_[pod_index].running;
  ++node.running;
  settle(scheduler, pod.node);
}

void Processors::start_own(sim::Scheduler& scheduler, std::uint32_t pod_index, std::uint32_t who,
                           Work work) {
  PodProcessor& pod = pods_[pod_index];
  NodeProcessor& node = nodes_[pod.node];
  const sim::SimTime now = scheduler.now();
  const sim::SimTime end = now + time_for(work, node.speed);
  count_cores(node, now, kOneCore * (node.running + 1) >= node.cores);
  ++pod.running;
  ++node.running;
  node.use += kOneCore;
  node.own.push_back({who, pod_index, node.started++, now, end, work});
  scheduler.schedule(end, sim::Phase::processing, own_kind_, who);
}

Processors::OwnEnd Processors::on_own_event(sim::Scheduler& scheduler, std::uint32_t pod_index,
                                            std::uint32_t who) {
  PodProcessor& pod = pods_[pod_index];
  NodeProcessor& node = nodes_[pod.node];
  const auto found = std::find_if(node.own.begin(), node.own.end(), [&](const OwnJob& job) {
    return job.who == who && job.end == scheduler.now() && job.pod == pod_index;
  });
  const bool is_stale = found == node.own.end();
  if (!is_stale) {
    due_.push_back({pod.node, found->number, who});
    *found = node.own.back();
    node.own.pop_back();
    --pod.running;
    --node.running;
    count_cores(node, scheduler.now(), node.running > 0 && kOneCore * node.running >= node.cores);
    node.use -= kOneCore;
  }
  if (due_.empty() || scheduler.is_another_due(sim::Phase::processing)) return OwnEnd::nothing;
  if (is_stale || due_.size() > 1) return OwnEnd::together;
  due_.clear();
  return OwnEnd::alone;
}

void Processors::add(std::uint32_t pod_index, const Job& job, sim::SimTime now) {
  PodProcessor& pod = pods_[pod_index];
  if (pod.jobs.empty()) begin(pod_index, now);
  pod.jobs.push_back(job);
  // tidy: total order
  std::push_heap(pod.jobs.begin(), pod.jobs.end(), is_later);
}

// The calm is over: those with events of their own go by the clocks of their pods. Their events
// will find nothing.
void Processors::disturb(NodeProcessor& node, sim::SimTime now) {
  for (const OwnJob& job : node.own) {
    PodProcessor& pod = pods_[job.pod];
    if (pod.jobs.empty()) {
      pod.clock = 0;
      pod.since = now;
      pod.rate = node.speed;
    }
    const Work done = done_in(node.speed, now - job.start);
    add(job.pod, {pod.clock_at(now) + job.work - done, job.number, job.who}, now);
  }
  node.own.clear();
}

Work Processors::left(std::uint32_t pod_index, std::uint32_t who, sim::SimTime now) const {
  const PodProcessor& pod = pods_[pod_index];
  const auto found = std::find_if(pod.jobs.begin(), pod.jobs.end(),
                                  [who](const Job& job) { return job.who == who; });
  return found == pod.jobs.end() ? 0 : found->tag - pod.clock_at(now);
}

Work Processors::stop(sim::Scheduler& scheduler, std::uint32_t pod_index, std::uint32_t who) {
  PodProcessor& pod = pods_[pod_index];
  const Work work = left(pod_index, who, scheduler.now());
  CHECK(work > 0, "what is done cannot be stopped");
  std::erase_if(pod.jobs, [who](const Job& job) { return job.who == who; });
  // tidy: total order
  std::make_heap(pod.jobs.begin(), pod.jobs.end(), is_later);
  if (pod.jobs.empty()) end(pod_index, scheduler.now());
  --pod.running;
  --nodes_[pod.node].running;
  settle(scheduler, pod.node);
  return work;
}

void Processors::clear(sim::Scheduler& scheduler, std::uint32_t pod_index) {
  PodProcessor& pod = pods_[pod_index];
  NodeProcessor& node = nodes_[pod.node];
  if (pod.running == 0) return;
  disturb(node, scheduler.now());
  pod.jobs.clear();
  node.running -= pod.running;
  pod.running = 0;
  end(pod_index, scheduler.now());
  settle(scheduler, pod.node);
}

void Processors::set_speed(PodProcessor& pod) {
  const NodeProcessor& node = nodes_[pod.node];
  pod.speed = sim::saturating_round_unsigned(static_cast<double>(node.speed) *
                                             std::min(pod.factor, node.factor));
}

void Processors::slow_pod(sim::Scheduler& scheduler, std::uint32_t pod, double factor) {
  disturb(nodes_[pods_[pod].node], scheduler.now());
  pods_[pod].factor = factor;
  set_speed(pods_[pod]);
  settle(scheduler, pods_[pod].node);
}

void Processors::slow_node(sim::Scheduler& scheduler, std::uint32_t node, double factor) {
  disturb(nodes_[node], scheduler.now());
  nodes_[node].factor = factor;
  for (PodProcessor& pod : pods_) {
    if (pod.node == node) set_speed(pod);
  }
  settle(scheduler, node);
}

void Processors::set_offline(sim::Scheduler& scheduler, std::uint32_t node, CoreRate cores) {
  disturb(nodes_[node], scheduler.now());
  nodes_[node].offline = cores;
  settle(scheduler, node);
}

CoreRate Processors::could_use(const PodProcessor& pod) {
  if (pod.quota.is_out() || pod.speed == 0) return 0;
  return std::min(kOneCore * pod.jobs.size(), pod.limit);
}

CoreRate Processors::cores_of(const NodeProcessor& node) {
  if (node.cores == kUnshared) return kUnshared;
  return node.cores > node.offline ? node.cores - node.offline : 0;
}

// The past goes at the rates that were.
void Processors::advance(NodeProcessor& node, sim::SimTime now) {
  for (const std::uint32_t pod : node.active) {
    if (pods_[pod].quota.exists()) pods_[pod].quota.advance(now);
  }
}

// The cores in use have been so until now; whether all are wanted from now on.
void Processors::count_cores(NodeProcessor& node, sim::SimTime now, bool is_saturated) {
  node.core_time += done_in(node.use, now - node.since);
  node.since = now;
  if (is_saturated == (node.saturated.level() > 0)) return;
  if (is_saturated) {
    node.saturated.up(now);
  } else {
    node.saturated.down(now);
  }
}

void Processors::set_rates(NodeProcessor& node, sim::SimTime now) {
  claims_.clear();
  CoreRate wanted = kOneCore * node.own.size();
  bool is_calm = true;
  for (const std::uint32_t pod : node.active) {
    const CoreRate most = could_use(pods_[pod]);
    is_calm = is_calm && goes_freely(node, pods_[pod], pods_[pod].running);
    wanted += most;
    claims_.push_back({most, pods_[pod].weight, pod, most});
  }
  const CoreRate cores = cores_of(node);
  count_cores(node, now, wanted >= cores && wanted > 0);
  node.is_calm = is_calm && wanted <= cores && node.factor == 1;
  if (wanted > cores) divide_cores(cores, claims_);
  node.use = kOneCore * node.own.size();
  for (const CoreClaim& claim : claims_) set_rate(node, claim, now);
}

void Processors::set_rate(NodeProcessor& node, const CoreClaim& claim, sim::SimTime now) {
  PodProcessor& pod = pods_[claim.pod];
  const CoreRate each = claim.share / pod.jobs.size();
  const CoreRate rate = product(each, pod.speed);
  if (rate != pod.rate) {
    pod.clock = pod.clock_at(now);
    pod.since = now;
    pod.rate = rate;
  }
  const CoreRate use = each * pod.jobs.size();
  node.use += use;
  if (!pod.quota.exists()) return;
  pod.quota.use(use);
  pod.quota.set_throttled(pod.quota.is_out(), now);
}

sim::SimTime Processors::next_change(const NodeProcessor& node) const {
  sim::SimTime next = sim::SimTime::never();
  for (const std::uint32_t index : node.active) {
    const PodProcessor& pod = pods_[index];
    // Due ones that have not been collected yet are due now, not before.
    const Work work = pod.jobs.front().tag - pod.clock;
    const sim::SimTime done = pod.since + (work > 0 ? time_for(work, pod.rate) : sim::Duration());
    next = std::min({next, std::max(done, node.since), pod.quota.next_change()});
  }
  return next;
}

void Processors::settle(sim::Scheduler& scheduler, std::uint32_t index) {
  NodeProcessor& node = nodes_[index];
  advance(node, scheduler.now());
  set_rates(node, scheduler.now());
  const sim::SimTime next = next_change(node);
  if (next >= node.pending) return;
  node.pending = next;
  scheduler.schedule(next, sim::Phase::processing, node_kind_, index);
}

bool Processors::on_event(sim::Scheduler& scheduler, std::uint32_t index) {
  NodeProcessor& node = nodes_[index];
  // An event for a time that has since become a later one may be the second at its time.
  if (node.pending == scheduler.now()) {
    node.pending = sim::SimTime::never();
    collect_due(index, scheduler.now());
    settle(scheduler, index);
  }
  return !due_.empty() && !scheduler.is_another_due(sim::Phase::processing);
}

void Processors::collect_due(std::uint32_t index, sim::SimTime now) {
  NodeProcessor& node = nodes_[index];
  for (std::size_t i = 0; i < node.active.size();) {
    const std::uint32_t pod_index = node.active[i];
    PodProcessor& pod = pods_[pod_index];
    const Work clock = pod.clock_at(now);
    while (!pod.jobs.empty() && pod.jobs.front().tag <= clock) {
      due_.push_back({index, pod.jobs.front().number, pod.jobs.front().who});
      // tidy: total order
      std::pop_heap(pod.jobs.begin(), pod.jobs.end(), is_later);
      pod.jobs.pop_back();
      --pod.running;
      --node.running;
    }
    if (pod.jobs.empty()) {
      end(pod_index, now);
    } else {
      ++i;
    }
  }
}

void Processors::take_due(std::vector<std::uint32_t>& due) {
  std::sort(due_.begin(), due_.end(), [](const Due& a, const Due& b) {  // tidy: total order
    return std::tie(a.node, a.number) < std::tie(b.node, b.number);
  });
  due.clear();
  for (const Due& each : due_) due.push_back(each.who);
  due_.clear();
}

Work Processors::core_time(std::uint32_t node, sim::SimTime now) const {
  return nodes_[node].core_time + done_in(nodes_[node].use, now - nodes_[node].since);
}

}  // namespace orrery::models
