#include "tests/vectors/plan.h"

#include <algorithm>

#include "tests/vectors/families/breakdowns.h"
#include "tests/vectors/families/class_network.h"
#include "tests/vectors/families/cpu_shares.h"
#include "tests/vectors/families/fanout.h"
#include "tests/vectors/families/infinite_server.h"
#include "tests/vectors/families/network.h"
#include "tests/vectors/families/overload.h"
#include "tests/vectors/families/priority.h"
#include "tests/vectors/families/quota.h"
#include "tests/vectors/families/schedule.h"
#include "tests/vectors/families/station.h"

namespace orrery::vectors {
namespace {

// What the present models do, in the words of the cases' `needs`.
constexpr const char* kModelled[] = {"batch_arrivals",
                                     "bounded_queue",
                                     "call_graph_probabilistic",
                                     "client_timeout",
                                     "closed_loop_clients",
                                     "concurrency_limit",
                                     "cpu_quota",
                                     "det_arrivals",
                                     "det_service",
                                     "erlang_service",
                                     "exp_service",
                                     "fanout",
                                     "fcfs",
                                     "general_arrivals",
                                     "general_service",
                                     "hyperexp_service",
                                     "infinite_server",
                                     "lb_round_robin",
                                     "lognormal_service",
                                     "mmpp_arrivals",
                                     "multi_class",
                                     "multi_core",
                                     "multi_server",
                                     "no_cancellation",
                                     "node_failure",
                                     "pareto_service",
                                     "poisson_arrivals",
                                     "preemption",
                                     "priority_classes",
                                     "processor_sharing",
                                     "ps",
                                     "quorum",
                                     "reject",
                                     "repair",
                                     "requeue",
                                     "resume",
                                     "sjf",
                                     "srpt",
                                     "think_time",
                                     "time_varying_arrivals"};

[[noreturn]] void refuse(const Case& given) {
  if (given.model.empty()) throw Inexpressible("vectors of this kind are not run yet");
  std::string missing;
  for (const std::string& need : given.needs)
    if (std::find(std::begin(kModelled), std::end(kModelled), need) == std::end(kModelled))
      missing += (missing.empty() ? "" : ", ") + need;
  throw Inexpressible("the model '" + given.model + "' is not run" +
                      (missing.empty() ? "" : ": not modelled yet: " + missing));
}

// The plan of a family, where the model is one of it.
template <class Read, class Make>
std::optional<Plan> plan_if(const Case& given, Parameters& parameters, Read read, Make make) {
  const auto model = read(given.model, parameters);
  if (!model) return std::nullopt;
  parameters.expect_all_understood();
  return make(given, *model);
}

}  // namespace

Plan plan_case(const Case& given) {
  Parameters parameters(given.parameters);
  std::optional<Plan> plan;
  const auto may_be = [&](auto read, auto make) {
    if (!plan) plan = plan_if(given, parameters, read, make);
  };
  may_be(read_station, plan_station);
  may_be(read_fanout, plan_fanout);
  may_be(read_open_network, plan_open_network);
  may_be(read_closed_network, plan_closed_network);
  may_be(read_infinite_server, plan_infinite_server);
  may_be(read_priority, plan_priority);
  may_be(read_class_network, plan_class_network);
  may_be(read_breakdowns, plan_breakdowns);
  may_be(read_quorum, plan_quorum);
  may_be(read_quota, [](const Case&, const QuotaCase& quota) { return plan_quota(quota); });
  may_be(read_cpu_shares,
         [](const Case&, const CpuShares& shares) { return plan_cpu_shares(shares); });
  may_be(read_overload,
         [](const Case&, const Overload& overload) { return plan_overload(overload); });
  may_be(read_schedule,
         [](const Case&, const Schedule& schedule) { return plan_schedule(schedule); });
  if (!plan) refuse(given);
  return *plan;
}

}  // namespace orrery::vectors
