// The limits of the core, by name. Each can be reached; reaching one is a LimitError that says
// which, or a counted outcome of the model, never silence.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sim/base/time.h"

namespace orrery::sim {

namespace limits {

// Instants of a run lie in [0, kSimTimeMax]: 2^60 ns, 36.5 years. The three bits above hold the
// phase of an event, so that time and phase order as one integer.
inline constexpr SimTime kSimTimeMax = SimTime::from_nanoseconds((std::int64_t{1} << 60) - 1);

// Seeds and replications fill the 64 bits of a Philox4x32 key without mixing: no two runs collide.
inline constexpr std::uint64_t kSeedMax = 0xffff'ffff;
inline constexpr std::uint64_t kReplicationMax = 0xffff'ffff;

// Entries of one slab, and the index that an event carries: 28 bits.
inline constexpr std::uint32_t kSlabEntriesMax = (std::uint32_t{1} << 28) - 1;

// Hot event kinds of one world, the control lane not counted.
inline constexpr unsigned kHotEventKindsMax = 12;

// Windows of one fingerprint; 16 bytes each.
inline constexpr std::uint64_t kFingerprintWindowsMax = std::uint64_t{1} << 24;

// Events at one instant before a run is taken for a loop without progress; a scenario may raise it.
inline constexpr std::uint64_t kEventsPerInstantDefault = 10'000'000;

}  // namespace limits

// A named limit was reached. The user's input is the cause as a rule, so this is no InvariantError.
class LimitError final : public std::runtime_error {
 public:
  // `limit` is the name as in this file or the scenario, `detail` a clause that says what was met.
  LimitError(std::string_view limit, std::uint64_t value, std::string_view detail);

  const std::string& limit() const { return limit_; }
  std::uint64_t value() const { return value_; }

 private:
  std::string limit_;
  std::uint64_t value_;
};

}  // namespace orrery::sim
