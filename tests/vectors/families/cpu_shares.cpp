#include "tests/vectors/families/cpu_shares.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "tests/vectors/time_scale.h"

namespace orrery::vectors {
namespace {

constexpr std::size_t kTasksMax = 1'000;
constexpr double kCoresMax = 1'000;
constexpr std::int64_t kWeightMax = 10'000;
constexpr double kWork = 1e10;  // ns of each computation

// Names of one length, so that workloads are in the order of tasks.
std::string task_name(std::size_t index) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "task%04zu", index);
  return text.data();
}

// Computations that could use all cores.
std::uint32_t computations(const CpuShares& shares) {
  return static_cast<std::uint32_t>(std::ceil(shares.cores));
}

std::string milli_text(double cores) {
  const double milli = cores * 1000;
  if (std::abs(milli - std::round(milli)) > 1e-6 || std::round(milli) < 1)
    throw Inexpressible("a cap is no whole number of thousandths of a core");
  return std::to_string(std::lround(milli)) + "m";
}

// What the slowest may take for the first round.
double longest_round(const CpuShares& shares) {
  double weights = 0;
  for (const CpuTask& task : shares.tasks) weights += task.weight;
  double slowest = HUGE_VAL;
  for (const CpuTask& task : shares.tasks)
    slowest =
        std::min({slowest, shares.cores * task.weight / weights, task.cap.value_or(HUGE_VAL)});
  return computations(shares) * kWork / slowest;
}

// A request that comes to so many shares, 1024 a core, rounded down; 0: there is none.
std::uint64_t milli_of_shares(std::uint64_t shares) {
  const std::uint64_t milli = (shares * 1000 + 1023) / 1024;
  return milli * 1024 / 1000 == shares ? milli : 0;
}

// The least number of shares that stands for a weight of 1, so that each weight has a request. 128
// always do, and who has fewer than 2 is given 2.
std::uint64_t shares_of_weight(const std::vector<CpuTask>& tasks) {
  for (std::uint64_t shares = 2; shares < 128; ++shares)
    if (std::all_of(tasks.begin(), tasks.end(), [shares](const CpuTask& task) {
          return milli_of_shares(shares * task.weight) > 0;
        }))
      return shares;
  return 128;
}

// Whole multiples in the proportion of the numbers.
std::vector<std::uint32_t> whole_weights(const Value& list) {
  std::vector<Rational> weights;
  std::int64_t unit = 1;
  for (const Value& item : list.items) {
    weights.push_back(rational_of(item));
    unit = std::lcm(unit, weights.back().denominator);
    if (unit > kWeightMax) throw Inexpressible("the weights have no common unit");
  }
  std::int64_t divisor = 0;
  for (const Rational& weight : weights)
    divisor = std::gcd(divisor, weight.numerator * (unit / weight.denominator));
  std::vector<std::uint32_t> whole;
  for (const Rational& weight : weights) {
    if (weight.numerator <= 0) throw Inexpressible("a weight is not above 0");
    const std::int64_t each = weight.numerator * (unit / weight.denominator) / divisor;
    if (each > kWeightMax) throw Inexpressible("a weight is too large");
    whole.push_back(static_cast<std::uint32_t>(each));
  }
  return whole;
}

// Nothing but one "cpu", which each flow takes.
bool is_one_cpu(const Value* capacities, const Value* flows) {
  if (capacities == nullptr || flows == nullptr || !flows->is(ValueKind::list)) return false;
  if (capacities->members.size() != 1 || capacities->members[0].first != "cpu") return false;
  return std::all_of(flows->items.begin(), flows->items.end(), [](const Value& flow) {
    return flow.items.size() == 1 && flow.items[0].text == "cpu";
  });
}

}  // namespace

std::optional<CpuShares> read_cpu_shares(const std::string& model, Parameters& parameters) {
  if (model != "max-min fairness") return std::nullopt;
  const Value* capacities = parameters.find("capacities");
  const Value* flows = parameters.find("flows");
  if (!is_one_cpu(capacities, flows)) return std::nullopt;
  CpuShares shares;
  shares.cores = capacities->members[0].second.number;
  shares.tasks.resize(flows->items.size());
  if (!(shares.cores > 0 && shares.cores <= kCoresMax) || shares.tasks.empty() ||
      shares.tasks.size() > kTasksMax)
    throw Inexpressible("there are no cores or no tasks, or too many");
  const Value* weights = parameters.find("weights");
  const Value* caps = parameters.find("demand_caps");
  for (const Value* list : {weights, caps})
    if (list != nullptr && list->items.size() != shares.tasks.size())
      throw Inexpressible("the lists of tasks do not fit together");
  const auto whole = weights == nullptr ? std::vector<std::uint32_t>() : whole_weights(*weights);
  for (std::size_t i = 0; i < shares.tasks.size(); ++i) {
    if (!whole.empty()) shares.tasks[i].weight = whole[i];
    if (caps == nullptr || caps->items[i].is(ValueKind::null)) continue;
    shares.tasks[i].cap = caps->items[i].number;
    if (!(caps->items[i].number > 0)) throw Inexpressible("a cap is not above 0");
  }
  return shares;
}

// Each task is a pod in which so many users compute again and again that it could use all cores:
// what they get does not change as long as all send, and the first round takes users x work /
// cores.
Plan plan_cpu_shares(const CpuShares& shares) {
  const TimeScale scale = TimeScale::of_unit(1);
  const std::string users = std::to_string(computations(shares));
  const std::uint64_t shares_each = shares_of_weight(shares.tasks);
  std::string services;
  std::string workloads;
  for (std::size_t i = 0; i < shares.tasks.size(); ++i) {
    const CpuTask& task = shares.tasks[i];
    const std::string limit = task.cap && *task.cap < shares.cores
                                  ? ", limits: {cpu: " + milli_text(*task.cap) + "}"
                                  : "";
    services +=
        "  " + task_name(i) + ": {resources: {requests: {cpu: " +
        std::to_string(milli_of_shares(shares_each * task.weight)) + "m}" + limit +
        "}, concurrency: {cores: unlimited}, endpoints: {work: [{compute: " + scale.time(kWork) +
        "}]}}\n";
    workloads += "  " + task_name(i) + ": {endpoint: " + task_name(i) + ".work, users: " + users +
                 ", think_time: 0s}\n";
  }
  const std::string end = scale.time(1.5 * longest_round(shares));
  DeterministicPlan how;
  how.scenario = "orrery: 1\nname: vectors\nduration: " + end + "\nwindow: " + end +
                 "\nplatform: {node: {cpu: " + decimal_text(shares.cores) + "}}\nservices:\n" +
                 services + "workloads:\n" + workloads;
  how.read = [work = computations(shares) * kWork](const models::RunResult& result) {
    std::vector<double> rates(result.workloads.size());
    for (const models::RequestRow& row : result.requests)
      if (row.arrived == sim::SimTime())
        rates[row.workload] = work / static_cast<double>(row.response.nanoseconds());
    return std::map<std::string, std::vector<double>>{{"rates", rates}};
  };
  Plan plan;
  plan.run = std::move(how);
  return plan;
}

}  // namespace orrery::vectors
