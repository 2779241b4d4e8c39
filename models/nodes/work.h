// How work and rates of shared processors are counted: in integers, so that what is done by an
// instant does not depend on how often one looks (docs/model.md, Processors).
#pragma once

#include <cstdint>

#include "sim/base/saturating.h"
#include "sim/base/time.h"
#include "sim/base/wide.h"

namespace orrery::models {

// In units of 2^-40: cores, or nanoseconds of work in a nanosecond.
using CoreRate = std::uint64_t;
inline constexpr int kCoreBits = 40;
inline constexpr CoreRate kOneCore = CoreRate{1} << kCoreBits;

// Nanoseconds of work at speed 1, in units of 2^-40.
using Work = sim::Int128;

constexpr Work work_of(sim::Duration demand) {
  return Work{demand.nanoseconds()} << kCoreBits;
}

// `cores` in [0, 1e6].
constexpr CoreRate core_rate(double cores) {
  return sim::saturating_round_unsigned(cores * 0x1p40);
}
constexpr CoreRate core_rate_of_milli(std::uint64_t milli) {
  return static_cast<CoreRate>((sim::UInt128{milli} << kCoreBits) / 1000);
}

// a * b / 2^40, rounded down.
constexpr CoreRate product(CoreRate a, CoreRate b) {
  return static_cast<CoreRate>((sim::UInt128{a} * b) >> kCoreBits);
}

constexpr Work done_in(CoreRate rate, sim::Duration time) {
  return Work{rate} * time.nanoseconds();
}

// How long `work` > 0 takes at `rate`, rounded up; Duration::max() for rate 0.
constexpr sim::Duration time_for(Work work, CoreRate rate) {
  if (rate == 0) return sim::Duration::max();
  const auto left = static_cast<sim::UInt128>(work);
  if (left <= UINT64_MAX - rate) [[likely]] {
    const auto nanoseconds = (static_cast<std::uint64_t>(left) + rate - 1) / rate;
    return sim::Duration::nanoseconds(static_cast<std::int64_t>(nanoseconds));
  }
  const sim::UInt128 nanoseconds = (left + rate - 1) / rate;
  if (nanoseconds > INT64_MAX) return sim::Duration::max();
  return sim::Duration::nanoseconds(static_cast<std::int64_t>(nanoseconds));
}

// The shares of control groups that the kubelet gives for a request of so many thousandths of a
// core (Kubernetes 1.24, MilliCPUToShares).
constexpr std::uint32_t shares_of_milli(std::uint64_t milli) {
  const std::uint64_t shares = milli * 1024 / 1000;
  return static_cast<std::uint32_t>(shares < 2 ? 2 : shares);
}

}  // namespace orrery::models
