#include "tests/vectors/families/schedule.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <numeric>

namespace orrery::vectors {
namespace {

constexpr std::int64_t kUnitMax = 1'000'000'000'000;  // ns
// A unit of so many ns hides what is rounded to one below 1e-9, even a thousand times; rates of a
// shared processor are no finer.
constexpr std::int64_t kFineUnit = 1'000'000'000'000;
constexpr std::int64_t kTimeMax = std::int64_t{1} << 56;

// Names of one length: workloads start in the order of names, and that decides ties.
std::string job_name(std::size_t index) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "job%05zu", index);
  return text.data();
}

// The least common multiple of all denominators, in ns: every time that is given is then whole.
// Ten thousand times that, so that times do not look like rounding; and where sharing makes
// fractions of its own, so much that what they are rounded to does not show.
std::int64_t exact_unit(const Schedule& schedule) {
  std::int64_t unit = 1;
  for (const Job& job : schedule.jobs)
    for (const std::int64_t denominator : {job.arrival.denominator, job.size.denominator}) {
      if (denominator > kUnitMax / 10'000) throw Inexpressible("a time is too fine a fraction");
      unit = std::lcm(unit, denominator);
      if (unit > kUnitMax / 10'000) throw Inexpressible("the times have no common unit");
    }
  unit *= 10'000;
  if (schedule.policy != SchedulePolicy::sharing) return unit;
  double longest = 0;
  double sum = 0;
  for (const Job& job : schedule.jobs) {
    longest = std::max(longest, job.arrival.value());
    sum += job.size.value();
  }
  const double room = static_cast<double>(kTimeMax) / 2 / std::max(longest + sum, 1.0);
  const auto fine = static_cast<std::int64_t>(std::min(static_cast<double>(kFineUnit), room));
  return unit * std::max<std::int64_t>(fine / unit, 1);
}

std::int64_t exact_time(const Rational& time, std::int64_t unit) {
  if (time.numerator < 0) throw Inexpressible("a time is negative");
  if (time.numerator > kTimeMax / (unit / time.denominator))
    throw Inexpressible("a time is too long");
  return time.numerator * (unit / time.denominator);
}

// Concurrency and queue of the server.
std::string server_text(const Schedule& schedule) {
  const std::string cores =
      "{cores: " + std::to_string(schedule.servers) + "}, queue: {discipline: ";
  switch (schedule.policy) {
    case SchedulePolicy::fcfs:
      return "{threads: " + std::to_string(schedule.servers) + "}";
    case SchedulePolicy::lcfs:
      return cores + "lifo}";
    case SchedulePolicy::sjf:
      return cores + "sjf}";
    case SchedulePolicy::srpt:
      return cores + "srpt}";
    case SchedulePolicy::priority:
      return cores + "priority}";
    case SchedulePolicy::preemptive_priority:
    case SchedulePolicy::preemptive_lcfs:
      return cores + "{priority: {preemptive: true}}}";
    case SchedulePolicy::sharing:
      break;
  }
  return "{cores: unlimited}";
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

Plan plan_schedule(const Schedule& schedule) {
  const std::int64_t unit = exact_unit(schedule);
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
                 std::to_string(arrival) +
                 "ns]}, priority: " + std::to_string(-schedule.jobs[i].priority) + "}\n";
  }
  DeterministicPlan how;
  const std::string drain = std::to_string(kTimeMax);
  how.scenario = "orrery: 1\nname: vectors\nduration: " + std::to_string(end) +
                 "ns\ndrain: " + drain + "ns\nwindow: " + drain +
                 "ns\nservices:\n  server: {concurrency: " + server_text(schedule) +
                 ", endpoints: {" + endpoints + "}}\nworkloads:\n" + workloads;
  if (schedule.policy == SchedulePolicy::sharing)
    how.scenario += "platform: {node: {cpu: " + std::to_string(schedule.servers) + "}}\n";
  how.read = [unit](const models::RunResult& result) {
    return read_run(result, static_cast<double>(unit));
  };
  Plan plan;
  plan.run = std::move(how);
  return plan;
}

}  // namespace orrery::vectors
