#include "tests/oracle/transform.h"

#include <cstdint>
#include <functional>
#include <variant>

namespace orrery::oracle {

using models::ScenarioSpec;
using models::StepList;
using models::StepSpec;
using sim::Duration;

namespace {

using ChangeLaw = std::function<void(sim::DistributionSpec&)>;
using ChangeTime = std::function<void(Duration&)>;

void change_if_any(std::optional<Duration>& time, const ChangeTime& change) {
  if (time) change(*time);
}

void change_steps(StepList& steps, const ChangeLaw& law, const ChangeTime& time) {
  for (StepSpec& step : steps) {
    if (auto* compute = std::get_if<models::ComputeStepSpec>(&step.step)) {
      law(compute->demand);
    } else if (auto* sleep = std::get_if<models::SleepStepSpec>(&step.step)) {
      law(sleep->delay);
    } else if (auto* call = std::get_if<models::CallStepSpec>(&step.step)) {
      change_if_any(call->policy.timeout, time);
      change_steps(call->fallback, law, time);
    } else if (auto* parallel = std::get_if<models::ParallelStepSpec>(&step.step)) {
      for (StepList& branch : parallel->branches) change_steps(branch, law, time);
      change_steps(parallel->fallback, law, time);
    } else if (auto* choose = std::get_if<models::ChooseStepSpec>(&step.step)) {
      for (auto& alternative : choose->alternatives) change_steps(alternative.steps, law, time);
    } else if (auto* repeat = std::get_if<models::RepeatStepSpec>(&step.step)) {
      change_steps(repeat->steps, law, time);
    }
  }
}

// Every law and every time but those of arrivals.
void change_all(ScenarioSpec& spec, const ChangeLaw& law, const ChangeTime& time) {
  for (Duration* length : {&spec.duration, &spec.warmup, &spec.drain, &spec.window}) time(*length);
  for (models::HopSpec* hop : {&spec.network.same_node, &spec.network.same_zone,
                               &spec.network.between_zones, &spec.network.outside}) {
    time(hop->latency);
  }
  change_if_any(spec.traffic.defaults.timeout, time);
  for (auto& [name, policy] : spec.traffic.to) change_if_any(policy.timeout, time);
  for (auto& [name, service] : spec.services) {
    for (auto& [endpoint, steps] : service.endpoints) {
      change_if_any(steps.timeout, time);
      change_steps(steps.steps, law, time);
    }
  }
  for (auto& [name, workload] : spec.workloads) {
    change_if_any(workload.client.timeout, time);
    if (workload.client.give_up) law(*workload.client.give_up);
    if (auto* closed = std::get_if<models::ClosedSpec>(&workload.source)) law(closed->think_time);
    auto* sessions = std::get_if<models::SessionSpec>(&workload.source);
    if (sessions != nullptr) law(sessions->think_time);
  }
}

// What failures do and when, startup, and delays of queues, likewise.
void change_world(ScenarioSpec& spec, const ChangeLaw& law, const ChangeTime& time) {
  for (models::FailureSpec& failure : spec.failures) {
    change_if_any(failure.noticed_after, time);
    if (auto* timeline = std::get_if<models::TimelineSpec>(&failure.when)) {
      time(timeline->at);
      time(timeline->every);
      change_if_any(timeline->length, time);
    } else {
      auto& clocks = std::get<models::ClocksSpec>(failure.when);
      law(clocks.up);
      law(clocks.down);
    }
    if (auto* latency = std::get_if<models::LatencySpec>(&failure.kind)) law(latency->delay);
  }
  for (auto& [name, service] : spec.services) {
    if (service.startup) law(*service.startup);
  }
}

// Shared processors, slower ones and codel round to nanoseconds, so twice is not exactly twice.
void without_rounding(ScenarioSpec& spec) {
  for (auto& [name, zone] : spec.platform.zones) zone.node = {};
  std::erase_if(spec.failures, [](const models::FailureSpec& failure) {
    return std::holds_alternative<models::SlowCpuSpec>(failure.kind) ||
           std::holds_alternative<models::CoresOfflineSpec>(failure.kind);
  });
  for (models::FailureSpec& failure : spec.failures) {
    // The default does not double.
    if (!failure.noticed_after) failure.noticed_after = Duration::milliseconds(3);
  }
  for (auto& [name, service] : spec.services) {
    if (service.queue.discipline.kind == models::DisciplineKind::codel) {
      service.queue.discipline = {};
    }
  }
}

void put_on_grid(sim::DistributionSpec& law) {
  if (std::holds_alternative<sim::ConstantSpec>(law.law)) return;
  if (std::holds_alternative<sim::BimodalSpec>(law.law)) return;
  law = sim::BimodalSpec{Duration::milliseconds(1), Duration::milliseconds(4), 0.3};
}

void double_law(sim::DistributionSpec& law) {
  if (auto* constant = std::get_if<sim::ConstantSpec>(&law.law)) {
    constant->value = constant->value * 2;
    return;
  }
  auto& bimodal = std::get<sim::BimodalSpec>(law.law);
  bimodal.low = bimodal.low * 2;
  bimodal.high = bimodal.high * 2;
}

// The arrivals of requests, or of sessions; null: there are none.
models::OpenSpec* open_of(models::WorkloadSpec& workload) {
  auto* sessions = std::get_if<models::SessionSpec>(&workload.source);
  return sessions != nullptr ? &sessions->arrivals
                             : std::get_if<models::OpenSpec>(&workload.source);
}

}  // namespace

ScenarioSpec on_a_grid(ScenarioSpec spec) {
  without_rounding(spec);
  change_all(spec, put_on_grid, [](Duration&) {});
  change_world(spec, put_on_grid, [](Duration&) {});
  for (models::HopSpec* hop : {&spec.network.same_node, &spec.network.same_zone,
                               &spec.network.between_zones, &spec.network.outside}) {
    hop->jitter = Duration();
  }
  for (auto& [name, workload] : spec.workloads) {
    auto* open = open_of(workload);
    if (open == nullptr || std::holds_alternative<models::TimesArrivalsSpec>(open->arrivals)) {
      continue;
    }
    models::TimesArrivalsSpec times;
    const Duration gap = spec.duration / 500;
    for (std::int64_t i = 0; i < 500; ++i) times.times.push_back(gap * i);
    open->arrivals = times;
  }
  return spec;
}

ScenarioSpec twice_as_slow(ScenarioSpec spec) {
  const auto double_time = [](Duration& time) { time = time * 2; };
  change_all(spec, double_law, double_time);
  change_world(spec, double_law, double_time);
  for (auto& [name, workload] : spec.workloads) {
    auto* open = open_of(workload);
    if (open == nullptr) continue;
    for (Duration& time : std::get<models::TimesArrivalsSpec>(open->arrivals).times) {
      time = time * 2;
    }
  }
  return spec;
}

ScenarioSpec with_idle_timeouts(ScenarioSpec spec) {
  const Duration day = Duration::hours(24);
  if (!spec.traffic.defaults.timeout) spec.traffic.defaults.timeout = day;
  for (auto& [name, workload] : spec.workloads) {
    if (!workload.client.timeout) workload.client.timeout = day;
  }
  return spec;
}

}  // namespace orrery::oracle
