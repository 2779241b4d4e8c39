#include "tests/oracle/processors.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <variant>

#include "sim/base/limits.h"
#include "sim/random/names.h"
#include "sim/random/path.h"

namespace orrery::oracle {

using models::CpuModel;
using sim::Duration;
using sim::Int128;
using sim::SimTime;

namespace {

// Rounded up. REQUIRES: a >= 0, b > 0.
Int128 divided_up(Int128 a, Int128 b) {
  return (a + b - 1) / b;
}

// Of cores and of speeds, to the nearest.
Int128 in_units(double cores) {
  return std::llround(cores * 0x1p40);
}

bool chooses(const models::NodeChoice& choice, const Node& node) {
  if (!choice.node.empty()) return choice.node == node.name;
  return choice.zone.empty() || choice.zone == node.zone;
}

// Whether the failure may slow this pod at all.
bool may_slow(const models::FailureSpec& failure, const Pod& pod) {
  const auto* slow = std::get_if<models::SlowCpuSpec>(&failure.kind);
  if (slow == nullptr) return false;
  if (const auto* nodes = std::get_if<models::NodeChoice>(&slow->where)) {
    return chooses(*nodes, *pod.node);
  }
  const auto& pods = std::get<models::PodChoice>(slow->where);
  return pods.service == pod.service->name &&
         (!pods.pod || pod.name == pods.service + "/" + std::to_string(*pods.pod));
}

bool is_preemptive(const models::DisciplineSpec& discipline) {
  return discipline.kind == models::DisciplineKind::srpt ||
         (discipline.kind == models::DisciplineKind::priority && discipline.is_preemptive);
}

double slowest_factor(const Pod& pod) {
  double factor = 1;
  for (const auto& [failure, slower] : pod.slowed_by) factor = std::min(factor, slower);
  for (const auto& [failure, slower] : pod.node->slowed_by) factor = std::min(factor, slower);
  return factor;
}

Int128 cores_of(const Node& node) {
  double offline = 0;
  for (const auto& [failure, cores] : node.offline) offline += cores;
  const Int128 left = in_units(node.spec.cpu - node.spec.background) - in_units(offline);
  return std::max<Int128>(0, left);
}

}  // namespace

Processors::Processors(const models::ScenarioSpec& spec, Cluster& cluster, Laws& laws)
    : spec_(spec), cluster_(cluster) {
  for (Node& node : cluster.nodes()) {
    node.speed = in_units(node.spec.speed);
    for (Pod* pod : node.pods) set_up(*pod, laws);
  }
}

void Processors::set_up(Pod& pod, Laws& laws) {
  const models::NodeSpec& node = pod.node->spec;
  pod.is_shared =
      node.cpu_model != CpuModel::dedicated || is_preemptive(pod.service->spec->queue.discipline);
  for (const models::FailureSpec& failure : spec_.failures) {
    if (may_slow(failure, pod)) pod.is_shared = true;
  }
  const models::ResourcesSpec& resources = pod.service->spec->resources;
  const std::uint64_t milli = resources.cpu_request.value_or(resources.cpu_limit.value_or(0));
  pod.share.weight = std::max<std::uint64_t>(2, milli * 1024 / 1000);
  if (!resources.cpu_limit) return;
  if (node.cpu_model == CpuModel::processor_sharing) {
    pod.share.limit = *resources.cpu_limit * kUnit / 1000;
  } else if (node.cpu_model == CpuModel::cfs_quota) {
    const Duration quota = node.quota_period * *resources.cpu_limit / 1000;
    pod.share.quota = std::max(Duration::milliseconds(1), quota).nanoseconds() * kUnit;
    pod.share.budget = *pod.share.quota;
    if (node.quota_phase == models::QuotaPhase::aligned) return;
    const sim::UniformSpec law = {Duration(), node.quota_period - Duration::nanoseconds(1)};
    const std::uint64_t word =
        laws.block(sim::request_of(pod.hash, 0), sim::Path::root(), 0).pair(0);
    const std::string name = "phase of " + std::to_string(node.quota_period.nanoseconds());
    pod.share.phase = Duration::nanoseconds(laws.draw(name, law, word));
  }
}

Duration Processors::plain_time(const Computation& computation) {
  // ceil(demand 2^40 / S)
  const Int128 time = divided_up(computation.work, computation.pod->node->speed);
  return Duration::nanoseconds(static_cast<std::int64_t>(time));
}

void Processors::start(Computation& computation) {
  computation.tag = computation.pod->share.clock + computation.work;
  computation.started = started_++;
}

void Processors::stop(Computation& computation) {
  computation.work = work_left(computation);
  std::erase(computation.pod->running, &computation);
}

Int128 Processors::work_left(const Computation& computation) {
  return computation.tag - computation.pod->share.clock;
}

std::vector<Computation*> Processors::take_due() {
  std::vector<Computation*> all;
  for (Node& node : cluster_.nodes()) {
    std::vector<Computation*> due;
    for (Pod* pod : node.pods) {
      if (!pod->is_shared) continue;
      for (Computation* computation : pod->running) {
        if (work_left(*computation) <= 0) due.push_back(computation);
      }
      for (Computation* computation : due) std::erase(pod->running, computation);
    }
    // tidy: total order
    std::sort(due.begin(), due.end(),
              [](const Computation* a, const Computation* b) { return a->started < b->started; });
    all.insert(all.end(), due.begin(), due.end());
  }
  return all;
}

// m, r and rho of every pod of the node.
void Processors::share_out(Node& node) {
  Int128 wanted = 0;
  std::vector<Pod*> pods;
  for (Pod* pod : node.pods) {
    PodShare& share = pod->share;
    const auto n = static_cast<Int128>(pod->is_shared ? pod->running.size() : 0);
    share.wanted = n * kUnit;
    if (share.limit) share.wanted = std::min(share.wanted, *share.limit);
    if (share.is_out || slowest_factor(*pod) == 0) share.wanted = 0;
    share.granted = share.wanted;
    wanted += share.wanted;
    if (share.wanted > 0) pods.push_back(pod);
  }
  const Int128 cores = cores_of(node);
  const bool is_dedicated = node.spec.cpu_model == CpuModel::dedicated;
  node.is_saturated = !is_dedicated && wanted > 0 && wanted >= cores;
  if (!is_dedicated && wanted > cores) {
    // Those who want the least for their weight first: m / w ascending, then pod number.
    std::stable_sort(pods.begin(), pods.end(), [](const Pod* a, const Pod* b) {
      return a->share.wanted * b->share.weight < b->share.wanted * a->share.weight;
    });
    Int128 left = cores;  // R
    Int128 weights = 0;   // W
    for (const Pod* pod : pods) weights += pod->share.weight;
    for (Pod* pod : pods) {
      PodShare& share = pod->share;
      share.granted = std::min(share.wanted, left * share.weight / weights);
      left -= share.granted;
      weights -= share.weight;
    }
  }
  for (Pod* pod : node.pods) {
    PodShare& share = pod->share;
    const auto n = static_cast<Int128>(pod->is_shared ? pod->running.size() : 0);
    const Int128 slow_speed =  // S'
        std::llround(static_cast<double>(node.speed) * slowest_factor(*pod));
    share.rate = n == 0 ? 0 : share.granted / n * slow_speed / kUnit;
    share.used = n == 0 ? 0 : share.granted / n * n;
  }
}

SimTime Processors::settle(SimTime now) {
  SimTime next = SimTime::never();
  for (Node& node : cluster_.nodes()) {
    share_out(node);
    for (const Pod* pod : node.pods) {
      if (pod->is_shared) next = std::min(next, next_change(*pod, now));
    }
  }
  return next;
}

SimTime Processors::next_change(const Pod& pod, SimTime now) const {
  const PodShare& share = pod.share;
  const auto in = [now](Int128 time) {
    if (time > sim::limits::kSimTimeMax.nanoseconds()) return SimTime::never();
    return now + Duration::nanoseconds(static_cast<std::int64_t>(time));
  };
  SimTime next = SimTime::never();
  if (share.rate > 0 && !pod.running.empty()) {
    Int128 least = work_left(*pod.running.front());
    for (const Computation* computation : pod.running) {
      least = std::min(least, work_left(*computation));
    }
    next = std::min(next, in(std::max<Int128>(0, divided_up(least, share.rate))));
  }
  // A boundary changes nothing where nothing was used.
  if (share.quota && (share.budget < *share.quota || share.used > 0)) {
    next = std::min(next, begin_of_period(pod, period_of(pod, now) + 1));
    if (share.used > 0) next = std::min(next, in(divided_up(share.budget, share.used)));
  }
  return next;
}

void Processors::go_on(SimTime from, SimTime to) {
  for (Node& node : cluster_.nodes()) {
    if (node.is_saturated) node.saturated += measured(from, to);
    for (Pod* pod : node.pods) {
      node.core_area += pod->share.used * measured(from, to);
      if (pod->is_shared) go_on(*pod, from, to);
    }
  }
}

void Processors::go_on(Pod& pod, SimTime from, SimTime to) {
  PodShare& share = pod.share;
  const std::int64_t time = (to - from).nanoseconds();
  share.clock += share.rate * time;
  if (!share.quota) return;
  if (share.is_out && !pod.running.empty()) {
    pod.service->throttled.push_back({from, to});
    const std::int64_t period = period_of(pod, from);
    if (share.throttled_in != period) pod.service->throttled_periods.push_back(from);
    share.throttled_in = period;
  }
  share.budget -= share.used * time;
  if (begin_of_period(pod, period_of(pod, to)) == to) {
    share.budget = std::min(share.budget + *share.quota, *share.quota);
    share.is_out = false;
  } else if (share.budget <= 0) {
    share.is_out = true;
  }
}

// The one that begins at phase is 0, the one before it -1.
std::int64_t Processors::period_of(const Pod& pod, SimTime time) const {
  const Duration since_phase = time.since_start() - pod.share.phase;
  if (since_phase < Duration()) return -1;
  return since_phase / pod.node->spec.quota_period;
}

SimTime Processors::begin_of_period(const Pod& pod, std::int64_t period) const {
  return SimTime() + pod.share.phase + pod.node->spec.quota_period * period;
}

// How many nanoseconds of this lie in the measured time.
std::int64_t Processors::measured(SimTime from, SimTime to) const {
  const SimTime begin = std::max(from, SimTime() + spec_.warmup);
  const SimTime end = std::min(to, SimTime() + spec_.duration);
  return std::max<std::int64_t>(0, (end - begin).nanoseconds());
}

}  // namespace orrery::oracle
