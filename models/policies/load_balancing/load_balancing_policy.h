// The family of load-balancing policies: which endpoint does this call go to?
//
// A policy decides and never acts: a read-only view, draws and the time in, an index out. One
// object serves all balancers of one (service called, policy): a balancer is one caller with
// traffic of its own (a pod, a workload), and its state is a row of the policy's dense tables.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "models/recording/change.h"
#include "sim/base/time.h"
#include "sim/random/draws.h"

namespace orrery::models {

// What a balancer sees of the service called.
struct EndpointView {
  std::span<const PodId> pods;  // ready, in the order in which they became so
};

class LoadBalancingPolicy {
 public:
  virtual ~LoadBalancingPolicy() = default;

  // The index in view.pods of the pod that gets the call. REQUIRES: the view is not empty;
  // balancer < the number it was made for. COST: a few ns, no allocation.
  virtual std::uint32_t pick(std::uint32_t balancer, const EndpointView& view, sim::Draws& draws,
                             sim::SimTime now) = 0;

  // A copy that goes on independently, for a simulation that is copied in mid-run.
  virtual std::unique_ptr<LoadBalancingPolicy> clone() const = 0;
};

// What a policy is told when it is made.
struct BalancerSetup {
  std::uint32_t endpoints = 1;                 // at the start
  std::span<const std::uint32_t> start_words;  // a uniform word of its own for each balancer
};

}  // namespace orrery::models
