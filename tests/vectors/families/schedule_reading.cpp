// read_schedule(): from parameters to jobs and a policy.
#include <algorithm>
#include <cctype>
#include <numeric>
#include <string_view>

#include "tests/vectors/families/schedule.h"

namespace orrery::vectors {
namespace {

constexpr std::size_t kJobsMax = 10'000;

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

}  // namespace orrery::vectors
