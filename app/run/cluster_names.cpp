#include "app/run/cluster_names.h"

#include <algorithm>

namespace orrery::app {

ClusterNames::ClusterNames(const models::ScenarioSpec& spec) {
  std::uint64_t nodes = 0;
  for (const auto& [name, zone] : spec.platform.zones)
    zones_.push_back({name, nodes += zone.nodes});
  if (zones_.empty()) zones_.push_back({"default", 1});
  std::uint64_t pods = 0;
  for (const auto& [name, service] : spec.services) {
    services_.push_back({name, pods += service.replicas});
  }
  for (const models::FailureSpec& failure : spec.failures) failures_.push_back(failure.id);
}

std::string ClusterNames::member_name(const std::vector<Group>& groups, std::uint64_t number) {
  const auto group =
      std::upper_bound(groups.begin(), groups.end(), number,
                       [](std::uint64_t n, const Group& each) { return n < each.behind; });
  if (group == groups.end()) return "";
  const std::uint64_t first = group == groups.begin() ? 0 : std::prev(group)->behind;
  return group->name + "/" + std::to_string(number - first);
}

std::string ClusterNames::subject_of(const models::Change& change) const {
  if (!change.pod.is_none()) return member_name(services_, change.pod.index());
  if (!change.node.is_none()) return member_name(zones_, change.node.index());
  if (change.failure.is_none() || change.failure.index() >= failures_.size()) return "";
  return failures_[change.failure.index()];
}

}  // namespace orrery::app
