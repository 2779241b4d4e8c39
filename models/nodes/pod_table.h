// The life of pods: which there are, of which service, where. Its one writer is execute().
#pragma once

#include <cstdint>
#include <vector>

#include "models/platform/platform.h"
#include "models/recording/change.h"
#include "models/recording/command.h"
#include "sim/base/time.h"

namespace orrery::models {

struct Pod {
  ServiceId service;
  std::uint32_t ordinal = 0;  // in its service
  Location location;
  std::uint64_t name = 0;  // hash_name("pod/cart/0")
};

class PodTable {
 public:
  // The pod is ready at once: nothing takes time to start yet.
  Change execute(const StartPod& command, const Platform& platform, sim::SimTime now);

  const Pod& operator[](PodId id) const { return pods_[id.index()]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(pods_.size()); }

 private:
  std::vector<Pod> pods_;
};

}  // namespace orrery::models
