// Integrated rates and their inverse in long doubles, each from its closed form and by bisection:
// what the arithmetic of models/workloads is measured against.
#pragma once

#include "models/workloads/rate_spec.h"

namespace orrery::models {

// Requests expected in [0, t], in billionths of a request; t in ns.
long double expected_until(const RateSpec& rate, long double t);
// The rate at t, a second.
long double rate_at(const RateSpec& rate, long double t);
// The first t, in ns, with expected_until(rate, t) >= expected; at most `last`.
long double time_until(const RateSpec& rate, long double expected, long double last);

}  // namespace orrery::models
