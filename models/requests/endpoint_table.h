// The pods that callers may send requests to, service by service, in the order in which they became
// ready. Discovery writes it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "models/recording/change.h"

namespace orrery::models {

class EndpointTable {
 public:
  explicit EndpointTable(std::uint32_t services) : pods_(services) {}

  void add(ServiceId service, PodId pod) { pods_[service.index()].push_back(pod); }
  // Those behind it move up. REQUIRES: it is there.
  void remove(ServiceId service, PodId pod) {
    std::vector<PodId>& pods = pods_[service.index()];
    pods.erase(std::find(pods.begin(), pods.end(), pod));
  }
  std::span<const PodId> pods(std::uint32_t service) const { return pods_[service]; }

 private:
  std::vector<std::vector<PodId>> pods_;
};

}  // namespace orrery::models
