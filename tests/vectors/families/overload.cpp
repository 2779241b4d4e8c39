#include "tests/vectors/families/overload.h"

#include <algorithm>

#include "tests/vectors/families/catalogue.h"
#include "tests/vectors/law.h"
#include "tests/vectors/time_scale.h"

namespace orrery::vectors {
namespace {

constexpr double kRequestsMax = 5e6;

// When a request came, was begun and was done, in ns.
struct Served {
  double arrived = 0;
  double begun = 0;
  double done = 0;
};

std::vector<Served> served_in(const models::RunResult& result) {
  std::vector<Served> served;
  for (const models::RequestRow& row : result.requests) {
    const auto arrived = static_cast<double>(row.arrived.nanoseconds());
    const double done = arrived + static_cast<double>(row.response.nanoseconds());
    served.push_back({arrived, done - static_cast<double>(row.demand.nanoseconds()), done});
  }
  return served;
}

// The requests that the server works on without a pause from the first one on. `tie`: what ends so
// little later ends at the same time.
std::size_t busy_with(const std::vector<Served>& served, double tie) {
  std::size_t count = std::min<std::size_t>(served.size(), 1);
  while (count < served.size() && served[count].arrived < served[count - 1].done - tie) ++count;
  return count;
}

// The most that have come and are not begun.
double most_waiting(const std::vector<Served>& served, double tie) {
  std::size_t begun = 0;
  std::size_t most = 0;
  for (std::size_t i = 0; i < served.size(); ++i) {
    while (begun <= i && served[begun].begun <= served[i].arrived + tie) ++begun;
    most = std::max(most, i + 1 - begun);
  }
  return static_cast<double>(most);
}

std::map<std::string, std::vector<double>> read_overload_run(const models::RunResult& result,
                                                             const Overload& overload,
                                                             double unit) {
  const double tie = unit / overload.capacity / 100;
  const std::vector<Served> served = served_in(result);
  const std::size_t delayed = busy_with(served, tie);
  double longest = 0;
  for (const Served& each : served) longest = std::max(longest, each.begun - each.arrived);
  // The first request comes a gap after the start.
  const double begin = 1 / overload.burst_rate;
  return {{"peak_backlog", {most_waiting(served, tie)}},
          {"peak_delay", {longest / unit}},
          {"drain_seconds", {served.at(delayed - 1).done / unit - begin - overload.burst}},
          {"requests_delayed", {static_cast<double>(delayed)}}};
}

std::string overload_scenario(const Overload& overload, const TimeScale& scale) {
  const double begin = 1 / overload.burst_rate;
  const double end = begin + overload.drained_at() + 10 / overload.capacity;
  // The next gap begins there; where nothing follows the last one must not end there.
  const double change = overload.burst + (overload.after_rate > 0 ? begin : begin / 2);
  const std::string rates = "[{at: 0s, rate: " + scale.rate(overload.burst_rate) +
                            "}, {at: " + scale.time(change) +
                            ", rate: " + scale.rate(overload.after_rate) + "}]";
  return scenario_text(
      0, end, scale,
      "  server: {concurrency: {threads: 1}, endpoints: {serve: [{compute: " +
          constant_law(1 / overload.capacity).text(scale) + "}]}}\n",
      "  clients: {endpoint: server.serve, arrivals: {deterministic: {steps: " + rates + "}}}\n");
}

}  // namespace

double Overload::drained_at() const {
  return burst + (burst_rate - capacity) * burst / (capacity - after_rate);
}

std::optional<Overload> read_overload(const std::string& model, Parameters& parameters) {
  if (model != "deterministic fluid queue") return std::nullopt;
  Overload overload;
  overload.burst_rate = parameters.positive("burst_rate");
  overload.burst = parameters.positive("burst_seconds");
  overload.after_rate = parameters.not_negative("after_rate");
  overload.capacity = parameters.positive("capacity");
  if (overload.burst_rate <= overload.capacity) throw Inexpressible("there is no overload");
  if (overload.after_rate >= overload.capacity) throw Inexpressible("the backlog is never drained");
  if (overload.drained_at() * overload.capacity > kRequestsMax)
    throw Inexpressible("there are too many requests");
  return overload;
}

Plan plan_overload(const Overload& overload) {
  const double service = 1 / overload.capacity;
  // Times in nanoseconds are then exact to 1e-9 of a service time.
  const TimeScale scale = TimeScale::of_unit(1000 * TimeScale::for_shortest(service).unit());
  DeterministicPlan how;
  how.scenario = overload_scenario(overload, scale);
  how.read = [overload, unit = scale.unit()](const models::RunResult& result) {
    return read_overload_run(result, overload, unit);
  };
  const double drain_of_one = 1 / (overload.capacity - overload.after_rate);
  how.within = {{"peak_backlog", 1},
                {"peak_delay", service},
                {"drain_seconds", drain_of_one},
                {"requests_delayed", 1 + overload.after_rate * drain_of_one}};
  Plan plan;
  plan.run = std::move(how);
  return plan;
}

}  // namespace orrery::vectors
