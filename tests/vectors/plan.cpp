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

}  // namespace

Plan plan_case(const Case& given) {
  Parameters parameters(given.parameters);
  const auto understood = [&] { parameters.expect_all_understood(); };
  if (const auto station = read_station(given.model, parameters)) {
    understood();
    return plan_station(given, *station);
  }
  if (const auto fanout = read_fanout(given.model, parameters)) {
    understood();
    return plan_fanout(given, *fanout);
  }
  if (const auto open = read_open_network(given.model, parameters)) {
    understood();
    return plan_open_network(given, *open);
  }
  if (const auto closed = read_closed_network(given.model, parameters)) {
    understood();
    return plan_closed_network(given, *closed);
  }
  if (const auto server = read_infinite_server(given.model, parameters)) {
    understood();
    return plan_infinite_server(given, *server);
  }
  if (const auto priority = read_priority(given.model, parameters)) {
    understood();
    return plan_priority(given, *priority);
  }
  if (const auto classes = read_class_network(given.model, parameters)) {
    understood();
    return plan_class_network(given, *classes);
  }
  if (const auto breakdowns = read_breakdowns(given.model, parameters)) {
    understood();
    return plan_breakdowns(given, *breakdowns);
  }
  if (const auto quorum = read_quorum(given.model, parameters)) {
    understood();
    return plan_quorum(given, *quorum);
  }
  if (const auto quota = read_quota(given.model, parameters)) {
    understood();
    return plan_quota(*quota);
  }
  if (const auto shares = read_cpu_shares(given.model, parameters)) {
    understood();
    return plan_cpu_shares(*shares);
  }
  if (const auto overload = read_overload(given.model, parameters)) {
    understood();
    return plan_overload(*overload);
  }
  if (const auto schedule = read_schedule(given.model, parameters)) {
    understood();
    return plan_schedule(*schedule);
  }
  refuse(given);
}

}  // namespace orrery::vectors
