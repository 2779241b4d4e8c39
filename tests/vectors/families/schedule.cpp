#include "tests/vectors/families/schedule.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <numeric>

namespace orrery::vectors {
namespace {

constexpr std::size_t kJobsMax = 10'000;
constexpr std::int64_t kUnitMax = 1'000'000'000'000;  // ns
constexpr std::int64_t kTimeMax = std::int64_t{1} << 56;

// Names of one length: workloads start in the order of names, and that decides ties.
std::string job_name(std::size_t index) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "job%05zu", index);
  return text.data();
}

// The least common multiple of all denominators, in ns: every time is then whole. Ten thousand
// times that, so that times do not look like rounding.
std::int64_t exact_unit(const std::vector<Job>& jobs) {
  std::int64_t unit = 1;
  for (const Job& job : jobs)
    for (const std::int64_t denominator : {job.arrival.denominator, job.size.denominator}) {
      if (denominator > kUnitMax / 10'000) throw Inexpressible("a time is too fine a fraction");
      unit = std::lcm(unit, denominator);
      if (unit > kUnitMax / 10'000) throw Inexpressible("the times have no common unit");
    }
  return unit * 10'000;
}

std::int64_t exact_time(const Rational& time, std::int64_t unit) {
  if (time.numerator < 0) throw Inexpressible("a time is negative");
  if (time.numerator > kTimeMax / unit) throw Inexpressible("a time is too long");
  return time.numerator * (unit / time.denominator);
}

std::map<std::string, std::vector<double>> read_run(const models::RunResult& result, double unit) {
  std::vector<double> completion(result.workloads.size());
  double responses = 0;
  for (const models::RequestRow& row : result.requests) {
    const sim::SimTime end = row.arrived + row.response;
    completion[row.workload] = static_cast<double>(end.nanoseconds()) / unit;
    responses += static_cast<double>(row.response.nanoseconds()) / unit;
  }
  return {{"completion", completion},
          {"mean_response", {responses / static_cast<double>(completion.size())}},
          {"makespan", {*std::max_element(completion.begin(), completion.end())}}};
}

}  // namespace

std::optional<Schedule> read_schedule(const std::string& model, Parameters& parameters) {
  if (model != "deterministic schedule") return std::nullopt;
  Schedule schedule;
  const Value* policy = parameters.find("policy");
  const std::string name = policy == nullptr ? "" : to_text(*policy);
  if (name != "fcfs" && name != "fifo")
    throw Inexpressible("the policy '" + name + "' is not modelled");
  schedule.servers = parameters.count("servers", 1, 1'000'000);
  const Value* jobs = parameters.find("jobs_arrival_size_prio");
  if (jobs == nullptr || jobs->items.empty() || jobs->items.size() > kJobsMax)
    throw Inexpressible("there are no jobs, or too many");
  for (const Value& job : jobs->items) {
    // A third number is a priority, which FCFS does not look at.
    if (job.items.size() != 2 && job.items.size() != 3)
      throw Inexpressible("a job is not [arrival, size] or [arrival, size, priority]");
    schedule.jobs.push_back({rational_of(job.items[0]), rational_of(job.items[1])});
  }
  return schedule;
}

Plan plan_schedule(const Schedule& schedule) {
  const std::int64_t unit = exact_unit(schedule.jobs);
  std::int64_t end = 1;
  std::string endpoints;
  std::string workloads;
  for (std::size_t i = 0; i < schedule.jobs.size(); ++i) {
    const std::int64_t arrival = exact_time(schedule.jobs[i].arrival, unit);
    const std::int64_t size = exact_time(schedule.jobs[i].size, unit);
    const std::string name = job_name(i);
    end = std::max(end, arrival + 1);
    if (size > kTimeMax / static_cast<std::int64_t>(schedule.jobs.size()))
      throw Inexpressible("a job is too long");
    endpoints += (i > 0 ? ", " : "") + name + ": [{compute: " + std::to_string(size) + "ns}]";
    workloads += "  " + name + ": {endpoint: server." + name + ", arrivals: {times: [" +
                 std::to_string(arrival) + "ns]}}\n";
  }
  DeterministicPlan how;
  const std::string drain = std::to_string(kTimeMax);
  how.scenario =
      "orrery: 1\nname: vectors\nduration: " + std::to_string(end) + "ns\ndrain: " + drain +
      "ns\nwindow: " + drain +
      "ns\nservices:\n  server: {concurrency: " + "{threads: " + std::to_string(schedule.servers) +
      "}, endpoints: {" + endpoints + "}}\nworkloads:\n" + workloads;
  how.read = [unit](const models::RunResult& result) {
    return read_run(result, static_cast<double>(unit));
  };
  Plan plan;
  plan.run = std::move(how);
  return plan;
}

}  // namespace orrery::vectors
