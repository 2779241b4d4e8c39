// How a request or a call ended. Each ends in exactly one of these.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace orrery::models {

// The numbers enter fingerprints and are fixed for ever.
enum class Outcome : std::uint8_t {
  ok = 0,
  ok_degraded = 1,          // an answer, but something behind it had failed and was tolerated
  error = 2,                // a `fail` step
  rejected = 3,             // a queue was full
  timeout = 4,              // a call inside the cluster took too long
  client_timeout = 5,       // the client's timeout
  gave_up = 6,              // the client's patience
  unfinished = 7,           // under way when the run ended
  no_endpoint = 8,          // no pod of the service was known
  connection_lost = 9,      // the pod was killed while it worked on it
  connection_refused = 10,  // the pod was away
};
inline constexpr std::size_t kOutcomes = 11;

constexpr bool is_ok(Outcome outcome) {
  return outcome <= Outcome::ok_degraded;
}

inline constexpr std::array<std::string_view, kOutcomes> kOutcomeNames = {"ok",
                                                                          "ok_degraded",
                                                                          "error",
                                                                          "rejected",
                                                                          "timeout",
                                                                          "client_timeout",
                                                                          "gave_up",
                                                                          "unfinished",
                                                                          "no_endpoint",
                                                                          "connection_lost",
                                                                          "connection_refused"};

constexpr std::string_view to_text(Outcome outcome) {
  return kOutcomeNames[static_cast<std::size_t>(outcome)];
}

using OutcomeCounts = std::array<std::uint64_t, kOutcomes>;

}  // namespace orrery::models
