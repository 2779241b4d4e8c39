// A call site: who calls what, and how. Resolved when the simulation is built.
#pragma once

#include <cstdint>

namespace orrery::models {

inline constexpr std::uint32_t kNoTimeoutList = 0xffff'ffff;

// How the pod is picked. All but `policy` are short cuts to the same choice.
enum class PickWay : std::uint8_t {
  policy,  // the virtual call
  random,
  round_robin,
};

struct Edge {
  std::uint64_t endpoint_name = 0;  // hash_name("endpoint/cart.get"): sites of its steps
  std::uint32_t service = 0;
  std::uint32_t entry = 0;  // the endpoint's first instruction
  std::uint32_t timeout_list = kNoTimeoutList;
  std::uint32_t policy = 0;
  std::uint32_t first_balancer = 0;  // of the caller's pod 0 in the policy's tables
  PickWay way = PickWay::policy;
};

}  // namespace orrery::models
