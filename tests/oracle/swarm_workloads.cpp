// Clients of the swarm's scenarios.
#include <algorithm>
#include <utility>

#include "tests/oracle/swarm_maker.h"

namespace orrery::oracle {

using sim::Duration;

void SwarmMaker::make_workloads() {
  const std::uint32_t workloads = has_.several_workloads ? dice_.between(2, 3) : 1;
  std::vector<std::string> names = {"batch", "shoppers", "staff"};
  dice_.shuffle(names);
  const std::uint32_t requests = dice_.between(200, 3'000) / workloads;
  for (std::uint32_t i = 0; i < workloads; ++i) spec_.workloads[names[i]] = make_workload(requests);
}

models::WorkloadSpec SwarmMaker::make_workload(std::uint32_t requests) {
  models::WorkloadSpec workload;
  std::vector<models::EndpointName> endpoints;
  for (const auto& [name, calls] : calls_of_) endpoints.push_back(name);
  dice_.shuffle(endpoints);
  // Mostly by the first service, behind which there is the most to do.
  const models::EndpointName front = {services_.front(), "e"};
  std::stable_partition(endpoints.begin(), endpoints.end(),
                        [&](const models::EndpointName& name) { return name == front; });
  endpoints.resize(has_.mixes ? std::min<std::size_t>(endpoints.size(), dice_.between(1, 4)) : 1);
  std::sort(endpoints.begin(), endpoints.end());  // tidy: total order
  std::uint32_t calls = 1;
  for (const models::EndpointName& endpoint : endpoints) {
    workload.mix.push_back({endpoint, dice_.one_of({0.5, 1.0, 3.0, 9.0})});
    calls = std::max(calls, calls_of_[endpoint]);
  }
  requests = std::max(50u, std::min(requests, 30'000 / calls));
  if (has_.closed && dice_.chance(60)) {
    models::ClosedSpec closed;
    closed.users = dice_.one_of({1u, 2u, 5u, 20u, 100u});
    const Duration think = spec_.duration * closed.users / requests;
    closed.think_time = make_law(std::max(unit_, unit_ * (think / unit_)));
    // A law on the grid may have thoughts of no time at all, endlessly many where an answer takes
    // none either.
    if (std::holds_alternative<sim::BimodalSpec>(closed.think_time.law)) {
      closed.think_time = sim::ConstantSpec{std::max(unit_, unit_ * (think / unit_))};
    }
    workload.source = closed;
  } else if (has_.sessions && dice_.chance(50)) {
    workload.source = make_sessions(workload.mix, requests);
    if (!std::get<models::SessionSpec>(workload.source).visits.empty()) {
      for (models::MixEntry& entry : workload.mix) entry.weight = 1;
    }
  } else {
    workload.source = make_open(requests);
  }
  workload.probe = has_.probes && dice_.chance(40);
  if (has_.zones && dice_.chance(50)) workload.from_zone = std::string("a");
  if (has_.attributes) {
    for (const char* name : {"number", "region", "tenant"}) {
      workload.attributes[name] = make_attribute(name);
    }
  }
  if (has_.client_timeout && dice_.chance(70)) workload.client.timeout = units(2, 40);
  if (has_.give_up && dice_.chance(70)) workload.client.give_up = make_law(units(2, 40));
  return workload;
}

models::SessionSpec SwarmMaker::make_sessions(const std::vector<models::MixEntry>& mix,
                                              std::uint32_t requests) {
  models::SessionSpec sessions;
  std::uint32_t each = dice_.between(1, 6);
  if (dice_.chance(30)) {
    // All of the mix at least once, as it is what they visit.
    for (const models::MixEntry& entry : mix) sessions.visits.push_back(entry.endpoint);
    for (std::uint32_t i = 0; i < each; ++i) {
      sessions.visits.push_back(mix[dice_.below(static_cast<std::uint32_t>(mix.size()))].endpoint);
    }
    dice_.shuffle(sessions.visits);
    each = static_cast<std::uint32_t>(sessions.visits.size());
  } else {
    sessions.requests = make_batch();
  }
  sessions.arrivals = make_open(std::max(1u, requests / each));
  sessions.think_time = make_law(units(0, 20));
  sessions.leave_on_failure = dice_.chance(50);
  return sessions;
}

models::OpenSpec SwarmMaker::make_open(std::uint32_t requests) {
  models::OpenSpec open;
  if (has_.multipliers) open.multiplier = dice_.one_of({0.25, 0.7, 1.0, 1.5, 2.0});
  requests = static_cast<std::uint32_t>(requests / open.multiplier);
  if (dice_.chance(5)) {
    open.arrivals = models::CronArrivalsSpec{make_schedule(), std::min(requests, 100u), {}};
    return open;
  }
  if (has_.batches) open.batch = make_batch();
  open.arrivals = make_arrivals(has_.batches ? requests / 3 : requests);
  return open;
}

models::CronSchedule SwarmMaker::make_schedule() {
  models::CronSchedule schedule;
  schedule.minutes = (std::uint64_t{1} << 60) - 1;
  schedule.hours = (std::uint64_t{1} << 24) - 1;
  schedule.days = (std::uint64_t{1} << 32) - 2;
  schedule.months = (std::uint64_t{1} << 13) - 2;
  schedule.weekdays = (std::uint64_t{1} << 7) - 1;
  return schedule;
}

models::ArrivalsSpec SwarmMaker::make_arrivals(std::uint32_t requests) {
  const double mean = requests / spec_.duration.seconds();
  switch (dice_.below(8)) {
    case 0:
    case 1:
      return models::PoissonArrivalsSpec{make_rate(mean)};
    case 5:
      return make_trace(requests);
    case 6:
      return models::OnOffArrivalsSpec{make_law(units(5, 20)), make_law(units(5, 20)), mean * 2};
    case 2:
      return models::DeterministicArrivalsSpec{make_rate(mean)};
    case 3:
      return models::RenewalArrivalsSpec{
          make_law(std::max(unit_, unit_ * (spec_.duration / requests / unit_)))};
    case 4:
      return make_mmpp(mean);
    default: {
      models::TimesArrivalsSpec times;
      const auto instants = static_cast<std::uint32_t>(spec_.duration / unit_);
      for (std::uint32_t i = 0; i < requests; ++i) {
        times.times.push_back(unit_ * dice_.below(instants));
      }
      std::sort(times.times.begin(), times.times.end());  // tidy: total order
      return times;
    }
  }
}

models::RateSpec SwarmMaker::make_rate(double mean) {
  const Duration third = spec_.duration / 3;
  switch (dice_.below(6)) {
    case 4:
      return models::StagedRateSpec{
          {{third, mean, true}, {third, mean * 1.5, false}, {third / 2, mean, true}}};
    case 0:
      return models::StepRateSpec{{{Duration(), mean}, {third, mean * 2}, {third * 2, 0}}};
    case 1:
      return models::LinearRateSpec{{{third, mean * 2}, {third * 2, 0}}};
    case 2:
      return models::SinusoidalRateSpec{mean, mean * 0.75, spec_.duration / 4, third};
    case 3: {
      // As many units apart as give about that rate: arrivals on the grid, if nothing is drawn.
      const double gap = std::max(1.0, 1 / (mean * unit_.seconds()));
      const auto units_apart = static_cast<double>(static_cast<std::uint32_t>(gap));
      return models::ConstantRateSpec{1 / (units_apart * unit_.seconds())};
    }
    default:
      return models::ConstantRateSpec{mean};
  }
}

models::TraceArrivalsSpec SwarmMaker::make_trace(std::uint32_t requests) {
  models::TraceArrivalsSpec trace;
  const std::uint32_t intervals = dice_.between(3, 30);
  trace.interval = units(1, 50);
  trace.spread = dice_.chance(50) ? models::TraceSpread::even : models::TraceSpread::uniform;
  trace.speed = dice_.one_of({0.5, 1.0, 1.0, 3.0});
  for (std::uint32_t i = 0; i < intervals; ++i) {
    const std::uint64_t count = dice_.chance(20) ? 0 : dice_.below(2 * requests / intervals + 2);
    trace.rows.push_back({trace.interval * i, count});
  }
  return trace;
}

models::MmppArrivalsSpec SwarmMaker::make_mmpp(double mean) {
  models::MmppArrivalsSpec mmpp;
  const std::uint32_t states = dice_.between(2, 3);
  for (std::uint32_t i = 0; i < states; ++i) {
    models::MmppState state;
    state.rate = mean * dice_.one_of({0.0, 0.5, 1.0, 3.0});
    state.mean_sojourn = units(1, 50);
    mmpp.states.push_back(state);
  }
  mmpp.states.front().rate = mean;
  if (states == 3 && dice_.chance(50)) {
    mmpp.states[0].next = {0, 1, 3};
    mmpp.states[1].next = {1, 0, 0};
    mmpp.states[2].next = {2, 1, 0};
  }
  return mmpp;
}

models::BatchSpec SwarmMaker::make_batch() {
  switch (dice_.below(3)) {
    case 0:
      return models::FixedBatch{dice_.between(1, 8)};
    case 1:
      return models::UniformBatch{1, dice_.between(1, 8)};
    default:
      return models::GeometricBatch{dice_.one_of({1.0, 3.0, 8.0})};
  }
}

// Every workload has every attribute, and gives it every value that is asked for: anything else is
// not valid.
models::AttributeSpec SwarmMaker::make_attribute(const std::string& name) {
  if (name == "region") return attribute_value(name);
  if (name == "number" && dice_.chance(50)) return sim::ZipfSpec{4, 1.1};
  std::vector<models::AttributeWeight> weights;
  if (name == "number") {
    for (std::int64_t value = 0; value < 4; ++value) weights.push_back({value, 1});
  } else {
    weights = {{std::string("paid"), 1}, {std::string("free"), 9}};
  }
  return weights;
}

}  // namespace orrery::oracle
