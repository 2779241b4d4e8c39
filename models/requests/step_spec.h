// What an endpoint does: a list of steps.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/requests/traffic_spec.h"
#include "sim/distributions/specs.h"

namespace orrery::models {

struct StepSpec;
using StepList = std::vector<StepSpec>;

// "service.endpoint".
struct EndpointName {
  std::string service;
  std::string endpoint;

  friend auto operator<=>(const EndpointName&, const EndpointName&) = default;
};

// The value of an attribute: a word or a whole number.
using AttributeValue = std::variant<std::int64_t, std::string>;

// What happens when a call or a parallel step fails.
enum class OnError : std::uint8_t {
  propagate,  // the step list ends, and the endpoint fails with the same outcome
  ignore,     // go on; the answer is degraded
  steps,      // run `fallback`, then go on behind the step; the answer is degraded
};

// Work on the processor, as the service's concurrency has it.
struct ComputeStepSpec {
  sim::DistributionSpec demand;
};

// Time that passes without work: a delay station.
struct SleepStepSpec {
  sim::DistributionSpec delay;
};

struct CallStepSpec {
  EndpointName to;
  CallPolicySpec policy;
  OnError on_error = OnError::propagate;
  StepList fallback;
};

// Branches side by side. A branch that is one call is sent as such; any other list of steps runs
// beside the others on the same pod.
struct ParallelStepSpec {
  std::vector<StepList> branches;  // in [1, 10'000]
  // So many branches must succeed; 0: all. The step ends as soon as they have, or cannot any more;
  // what is still under way then goes on unheard.
  std::uint32_t wait_for = 0;
  OnError on_error = OnError::propagate;
  StepList fallback;
};

// One alternative. Either all have weights, or each has conditions and the last may be `otherwise`
// (no condition: always). With `when`, the first whose conditions all hold is taken, and none if
// none holds.
struct AlternativeSpec {
  double weight = 0;                           // relative, > 0; only in a weighted choice
  std::map<std::string, AttributeValue> when;  // attribute -> value; all must be equal
  StepList steps;
};
struct ChooseStepSpec {
  bool is_weighted = true;
  std::vector<AlternativeSpec> alternatives;  // in [1, 1'000]
};

// The steps `times` over, one after the other; each entry draws a whole number evenly from
// [times_min, times_max], both in [0, 1'000'000].
struct RepeatStepSpec {
  std::uint32_t times_min = 1;
  std::uint32_t times_max = 1;
  StepList steps;
};

// The endpoint fails with outcome `error`, with this probability.
struct FailStepSpec {
  double probability = 1;
};

struct StepSpec {
  std::variant<ComputeStepSpec, SleepStepSpec, CallStepSpec, ParallelStepSpec, ChooseStepSpec,
               RepeatStepSpec, FailStepSpec>
      step;
};

}  // namespace orrery::models
