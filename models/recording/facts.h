// The facts of the simulated world that enter a fingerprint; docs/model.md says what each one
// names.
#pragma once

#include <cstdint>

namespace orrery::models {

// The numbers are fixed for ever.
enum FactKind : std::uint32_t {
  kFactArrived = 1,
  kFactStarted = 2,
  kFactFinished = 3,
  kFactRejected = 4,
  kFactCallTimedOut = 5,
  kFactEnded = 6,
  kFactLost = 7,
  kFactRefused = 8,
  kFactKilled = 9,
  kFactChanged = 10,
};

// What names a call in facts. For one request a bijection of the path.
constexpr std::uint64_t call_subject(std::uint64_t request, std::uint64_t path_bits) {
  return request + path_bits * 0x9e37'79b9'7f4a'7c15;
}

}  // namespace orrery::models
