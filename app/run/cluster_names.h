// The names of what changes in a cluster, by number.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/recording/change.h"
#include "models/simulation/scenario_spec.h"

namespace orrery::app {

class ClusterNames {
 public:
  // COST: linear in zones, services and failures.
  explicit ClusterNames(const models::ScenarioSpec& spec);

  // What the change happened to: the pod "cart/0", the node "a/0", the failure "b-dark".
  std::string subject_of(const models::Change& change) const;

 private:
  struct Group {
    std::string name;          // of a zone, a service
    std::uint64_t behind = 0;  // the number behind its last member
  };

  static std::string member_name(const std::vector<Group>& groups, std::uint64_t number);

  std::vector<Group> zones_;
  std::vector<Group> services_;
  std::vector<std::string> failures_;
};

}  // namespace orrery::app
