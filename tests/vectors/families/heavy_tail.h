// The variance of waits behind services with a heavy tail.
//
// E[W^2] needs E[S^3], and most of that may lie in draws that are seen once in a million, or never
// in any run: a sample is then nearly always too low, with a standard error that does not know it.
// So the contribution of the rarest demands, those that 1 in 1000 exceeds, is exchanged for what it
// is on average (a control variate). A demand x stops the server, and whoever arrives meanwhile
// waits:
//   sum of W^2 = lambda int_0^{x/(1-rho)} (x - (1-rho) t)^2 dt = lambda x^3 / (3 (1-rho)),
// so each request adds c (E[S^3; S > b] - S^3 [S > b]) with c = lambda / (3 (1-rho)). Any fixed c
// leaves the estimate unbiased; this one takes out what the rarest draws do. Below b nothing is
// known in advance, and that demands exceed b as often as they should is tested beside.
#pragma once

#include <string>

#include "tests/vectors/families/station.h"

namespace orrery::vectors {

// Each demand is told by a call: the server is held while a service without any limit does the
// work.
inline constexpr const char* kTracedCall = "{call: work.serve}";
// `step`: the work.
std::string traced_service(const std::string& step);

// "var_wait" or "var_response" (`unit`: ns) of a single server with Poisson arrivals; else
// unsupported.
MetricPlan plan_of_heavy_variance(const std::string& name, const Station& station, double unit);

// observe_run() with the sums that the plan above needs behind it. REQUIRES: the service is traced.
Observe observe_heavy(const Station& station, double unit);

}  // namespace orrery::vectors
