// Which load-balancing policy a caller uses, and its parameters.
#pragma once

#include <cstdint>

namespace orrery::models {

enum class LoadBalancingKind : std::uint8_t {
  random,
  round_robin,
};

struct LoadBalancingSpec {
  LoadBalancingKind kind = LoadBalancingKind::round_robin;
};

}  // namespace orrery::models
