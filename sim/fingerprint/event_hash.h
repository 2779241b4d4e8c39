// The ordered hash of the events that an engine executed: equal if and only if the same events ran
// in the same order (but for one chance in 2^64). It serves to hold two event queues, or a run and
// its repetition, against each other on one build; what happened in the model is the fingerprint's
// matter.
#pragma once

#include <cstdint>

#include "sim/base/mix.h"

namespace orrery::sim {

class EventHash {
 public:
  // COST: one multiplication.
  void add(std::uint64_t key, std::uint32_t payload) {
    value_ = multiply_fold(value_ ^ key, kOdd + (std::uint64_t{payload} << 1));
  }

  std::uint64_t value() const { return value_; }

  friend bool operator==(const EventHash&, const EventHash&) = default;

 private:
  static constexpr std::uint64_t kOdd = 0x9e37'79b9'7f4a'7c15;

  std::uint64_t value_ = 0x6a09'e667'f3bc'c908;
};

}  // namespace orrery::sim
