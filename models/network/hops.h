// How long a message takes between two places: a constant and jitter, by the class of the distance.
#pragma once

#include <array>
#include <cstdint>

#include "models/network/network_spec.h"
#include "models/platform/platform.h"
#include "sim/base/time.h"

namespace orrery::models {

class Hops {
 public:
  explicit Hops(const NetworkSpec& spec)
      : classes_{spec.same_node, spec.same_zone, spec.between_zones, spec.outside} {
    for (const HopSpec& hop : classes_) {
      if (hop.latency > sim::Duration() || hop.jitter > sim::Duration()) has_delay_ = true;
    }
  }

  // Whether any message takes any time.
  bool has_delay() const { return has_delay_; }

  // One way. `jitter`: 16 uniform bits, drawn for this message.
  sim::Duration delay(Location from, Location to, std::uint32_t jitter) const {
    const HopSpec& hop = classes_[class_of(from, to)];
    // At most 2^42 ns times 2^16: fits.
    return hop.latency + sim::Duration::nanoseconds((hop.jitter.nanoseconds() * jitter) >> 16);
  }

 private:
  static std::uint32_t class_of(Location from, Location to) {
    if (from.zone.is_none() || to.zone.is_none()) return 3;
    if (from.zone != to.zone) return 2;
    return from.node == to.node ? 0 : 1;
  }

  std::array<HopSpec, 4> classes_;
  bool has_delay_ = false;
};

}  // namespace orrery::models
