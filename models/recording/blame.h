// Where the time of a request went: every nanosecond of its response along the critical path has
// one cause, so the causes add up to the response.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace orrery::models {

enum class Cause : std::uint8_t {
  network,     // messages on their way
  queueing,    // waiting for a thread or a core
  computing,   // work, at the speed of the node with a core of its own
  contention,  // what work took longer because cores were shared, slowed down or away
  throttling,  // work stood still for want of quota
  sleeping,    // `sleep` steps
  failing,     // waiting for what failed, timed out or was given up
  injected,    // latency that a failure added
};
inline constexpr std::size_t kCauses = 8;

inline constexpr std::array<std::string_view, kCauses> kCauseNames = {
    "network",    "queueing", "computing", "contention",
    "throttling", "sleeping", "failing",   "injected"};

constexpr std::string_view to_text(Cause cause) {
  return kCauseNames[static_cast<std::size_t>(cause)];
}

// Nanoseconds by cause.
struct Blame {
  std::array<std::int64_t, kCauses> nanoseconds = {};

  std::int64_t& operator[](Cause cause) { return nanoseconds[static_cast<std::size_t>(cause)]; }
  std::int64_t operator[](Cause cause) const {
    return nanoseconds[static_cast<std::size_t>(cause)];
  }
  void add(const Blame& other) {
    for (std::size_t i = 0; i < kCauses; ++i) nanoseconds[i] += other.nanoseconds[i];
  }
  std::int64_t sum() const {
    std::int64_t total = 0;
    for (const std::int64_t each : nanoseconds) total += each;
    return total;
  }
};

}  // namespace orrery::models
