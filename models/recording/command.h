// What shall happen to the cluster, as a value; executed by the writer of the store it concerns,
// which answers with a Change.
#pragma once

#include <cstdint>
#include <string>

#include "models/recording/change.h"

namespace orrery::models {

// Start one more pod of a service on a node.
struct StartPod {
  ServiceId service;
  std::uint32_t ordinal = 0;  // its number in the service
  std::uint32_t node = 0;
  std::string name;  // "pod/cart/0"
};

}  // namespace orrery::models
