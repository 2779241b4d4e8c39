#include "tests/vectors/families/schedule.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <numeric>

namespace orrery::vectors {
namespace {

constexpr std::size_t kJobsMax = 10'000;
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

struct NamedPolicy {
  const char* name;
  SchedulePolicy policy;
};
constexpr NamedPolicy kPolicies[] = {
    {"fcfs", SchedulePolicy::fcfs},
    {"fifo", SchedulePolicy::fcfs},
    {"lcfs", SchedulePolicy::lcfs},
    {"lifo", SchedulePolicy::lcfs},
    {"lcfspr", SchedulePolicy::preemptive_lcfs},
    {"lcfspreemptive", SchedulePolicy::preemptive_lcfs},
    {"preemptivelcfs", SchedulePolicy::preemptive_lcfs},
    {"lcfspreemptiveresume", SchedulePolicy::preemptive_lcfs},
    {"sjf", SchedulePolicy::sjf},
    {"spt", SchedulePolicy::sjf},
    {"srpt", SchedulePolicy::srpt},
    {"ps", SchedulePolicy::sharing},
    {"processorsharing", SchedulePolicy::sharing},
};

// "Priority (preemptive resume)", "prio-pr", "priority_np": nullopt for what is no priority.
std::optional<SchedulePolicy> priority_of(const std::string& letters) {
  const auto has = [&](std::string_view part) { return letters.find(part) != std::string::npos; };
  if (!has("prio") && letters != "hol") return std::nullopt;
  if (has("nonpreempt") || has("np") || has("headofline")) return SchedulePolicy::priority;
  const bool preempts = has("preempt") || letters.ends_with("pr") || letters.starts_with("prprio");
  return preempts ? SchedulePolicy::preemptive_priority : SchedulePolicy::priority;
}

SchedulePolicy policy_of(const std::string& name) {
  std::string letters;
  for (const char letter : name)
    if (std::isalnum(static_cast<unsigned char>(letter)) != 0)
      letters += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  for (const NamedPolicy& known : kPolicies)
    if (letters == known.name) return known.policy;
  if (const auto priority = priority_of(letters)) return *priority;
  throw Inexpressible("the policy '" + name + "' is not modelled");
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

// The latest first, whoever is served: by priorities, each job's its place in the order of coming.
void rank_by_arrival(Schedule& schedule) {
  std::vector<std::size_t> order(schedule.jobs.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return schedule.jobs[a].arrival.value() < schedule.jobs[b].arrival.value();
  });
  for (std::size_t i = 0; i < order.size(); ++i)
    schedule.jobs[order[i]].priority = -static_cast<std::int32_t>(i);
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
  schedule.policy = policy_of(policy == nullptr ? "" : policy->text);
  if (const Value* preempts = parameters.find("preemptive");
      preempts != nullptr && preempts->boolean && schedule.policy == SchedulePolicy::priority)
    schedule.policy = SchedulePolicy::preemptive_priority;
  schedule.servers = parameters.count("servers", 1, 1'000'000);
  const Value* jobs = parameters.find("jobs_arrival_size_prio");
  if (jobs == nullptr || jobs->items.empty() || jobs->items.size() > kJobsMax)
    throw Inexpressible("there are no jobs, or too many");
  for (const Value& job : jobs->items) {
    if (job.items.size() != 2 && job.items.size() != 3)
      throw Inexpressible("a job is not [arrival, size] or [arrival, size, priority]");
    Job read{rational_of(job.items[0]), rational_of(job.items[1])};
    if (job.items.size() == 3) {
      const Rational priority = rational_of(job.items[2]);
      if (priority.denominator != 1 || std::abs(priority.numerator) > 1'000'000)
        throw Inexpressible("a priority is no whole number");
      read.priority = static_cast<std::int32_t>(priority.numerator);
    } else if (schedule.policy == SchedulePolicy::priority ||
               schedule.policy == SchedulePolicy::preemptive_priority) {
      throw Inexpressible("a job has no priority");
    }
    schedule.jobs.push_back(read);
  }
  if (schedule.policy == SchedulePolicy::preemptive_lcfs) rank_by_arrival(schedule);
  return schedule;
}

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
