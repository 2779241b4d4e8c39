// What goes wrong in the swarm's scenarios: often, for short, and at the same time.
#include <algorithm>
#include <iterator>
#include <string>
#include <variant>

#include "tests/oracle/swarm_maker.h"

namespace orrery::oracle {

using models::EndpointName;
using sim::Duration;

void SwarmMaker::make_failures() {
  for (auto& [name, service] : spec_.services) {
    if (more_.chance(50)) service.startup = make_time(0, 12);
  }
  const std::uint32_t failures = more_.between(1, 5);
  for (std::uint32_t i = 0; i < failures; ++i) {
    models::FailureSpec failure;
    failure.id = 'f';
    failure.id += std::to_string(i);
    failure.kind = make_failure_kind();
    if (more_.chance(65)) {
      failure.when = make_timeline();
    } else {
      failure.when = make_clocks();
      // Clocks go on while the last requests end: not for too long.
      spec_.drain = std::min(spec_.drain, spec_.duration);
    }
    const bool is_noticed = std::holds_alternative<models::PodKillSpec>(failure.kind) ||
                            std::holds_alternative<models::NodeCrashSpec>(failure.kind) ||
                            std::holds_alternative<models::ZoneOutageSpec>(failure.kind);
    if (is_noticed && more_.chance(75)) failure.noticed_after = unit_ * more_.between(0, 30);
    spec_.failures.push_back(failure);
  }
}

models::FailureKindSpec SwarmMaker::make_failure_kind() {
  const auto shared = std::find_if(
      spec_.platform.zones.begin(), spec_.platform.zones.end(),
      [](const auto& zone) { return zone.second.node.cpu_model != models::CpuModel::dedicated; });
  switch (more_.below(8)) {
    case 0:
    case 1:
      return models::PodKillSpec{choose_pods()};
    case 2:
      return models::NodeCrashSpec{choose_nodes()};
    case 3:
      return models::ZoneOutageSpec{choose_zone()};
    case 4: {
      models::SlowCpuSpec slow;
      if (more_.chance(50)) {
        slow.where = choose_pods();
      } else {
        slow.where = choose_nodes();
      }
      slow.factor = more_.one_of({0.0, 0.1, 0.5, 0.75});
      return slow;
    }
    case 5: {
      if (shared == spec_.platform.zones.end()) return models::PodKillSpec{choose_pods()};
      models::CoresOfflineSpec offline;
      if (more_.chance(50)) {
        offline.nodes.node = shared->first + "/0";
      } else {
        offline.nodes.zone = shared->first;
        offline.nodes.pick = more_.between(0, shared->second.nodes);
      }
      offline.cores = more_.one_of({0.25, 0.5, 1.0, 10.0});
      return offline;
    }
    case 6:
      return models::ErrorsSpec{choose_endpoint(), more_.one_of({0.1, 0.5, 1.0})};
    default:
      return models::LatencySpec{choose_endpoint(), make_time(0, 10)};
  }
}

models::TimelineSpec SwarmMaker::make_timeline() {
  models::TimelineSpec timeline;
  const auto instants = static_cast<std::uint32_t>(spec_.duration / unit_);
  timeline.at = unit_ * more_.below(instants);
  if (more_.chance(5)) return timeline;
  timeline.length = unit_ * more_.between(1, more_.chance(50) ? 20 : 150);
  if (more_.chance(50)) {
    timeline.times = more_.between(2, 8);
    timeline.every = *timeline.length + unit_ * more_.one_of({0, 1, 10, 100});
  }
  return timeline;
}

models::ClocksSpec SwarmMaker::make_clocks() {
  models::ClocksSpec clocks;
  const auto instants = static_cast<std::uint32_t>(spec_.duration / unit_);
  const std::uint32_t turns = more_.between(2, 12);
  clocks.up = make_time(std::max(1u, instants / turns), std::max(1u, instants / turns));
  clocks.down = make_time(1, std::max(2u, instants / turns / 2));
  clocks.crews = more_.one_of({0u, 0u, 1u, 2u});
  return clocks;
}

models::PodChoice SwarmMaker::choose_pods() {
  models::PodChoice choice;
  choice.service = services_[more_.below(static_cast<std::uint32_t>(services_.size()))];
  const std::uint32_t pods = spec_.services[choice.service].replicas;
  if (more_.chance(50)) {
    choice.pod = more_.below(pods);
  } else {
    choice.pick = more_.between(0, pods);
  }
  return choice;
}

models::NodeChoice SwarmMaker::choose_nodes() {
  models::NodeChoice choice;
  std::uint32_t nodes = 0;
  for (const auto& [name, zone] : spec_.platform.zones) nodes += zone.nodes;
  const std::string zone = choose_zone();
  const std::uint32_t nodes_of_zone = spec_.platform.zones[zone].nodes;
  switch (more_.below(3)) {
    case 0:
      choice.node = zone + "/" + std::to_string(more_.below(nodes_of_zone));
      break;
    case 1:
      choice.zone = zone;
      choice.pick = more_.between(0, nodes_of_zone);
      break;
    default:
      choice.pick = more_.between(0, nodes);
  }
  return choice;
}

std::string SwarmMaker::choose_zone() {
  const auto zones = static_cast<std::uint32_t>(spec_.platform.zones.size());
  return std::next(spec_.platform.zones.begin(), more_.below(zones))->first;
}

EndpointName SwarmMaker::choose_endpoint() {
  const auto endpoints = static_cast<std::uint32_t>(calls_of_.size());
  return std::next(calls_of_.begin(), more_.below(endpoints))->first;
}

// On the grid as a rule, between so many units or around that.
sim::DistributionSpec SwarmMaker::make_time(std::uint32_t low, std::uint32_t high) {
  const Duration time = unit_ * more_.between(low, high);
  if (time == Duration() || more_.chance(50)) return sim::ConstantSpec{time};
  if (more_.chance(50)) return sim::UniformSpec{unit_ * low, unit_ * high};
  return sim::ExponentialSpec{time};
}

}  // namespace orrery::oracle
