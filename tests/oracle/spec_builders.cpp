#include "tests/oracle/spec_builders.h"

#include <utility>
#include <variant>

namespace orrery::oracle {

using models::ConcurrencyKind;
using models::OnError;
using models::ServiceSpec;
using models::StepList;
using models::StepSpec;
using sim::Duration;

namespace {

ServiceSpec service(ConcurrencyKind kind, std::uint32_t count, StepList steps) {
  ServiceSpec spec;
  spec.concurrency = {kind, count};
  spec.endpoints["e"].steps = std::move(steps);
  return spec;
}

void set_on_error(StepSpec& step, OnError on_error, StepList fallback) {
  if (auto* call_step = std::get_if<models::CallStepSpec>(&step.step)) {
    call_step->on_error = on_error;
    call_step->fallback = std::move(fallback);
  } else {
    auto& parallel_step = std::get<models::ParallelStepSpec>(step.step);
    parallel_step.on_error = on_error;
    parallel_step.fallback = std::move(fallback);
  }
}

}  // namespace

models::EndpointName endpoint_name(const std::string& text) {
  const std::size_t dot = text.find('.');
  return {text.substr(0, dot), text.substr(dot + 1)};
}

StepSpec compute(const sim::DistributionSpec& demand) {
  return {models::ComputeStepSpec{demand}};
}

StepSpec compute(Duration demand) {
  return compute(sim::DistributionSpec(sim::ConstantSpec{demand}));
}

StepSpec sleep(Duration delay) {
  return {models::SleepStepSpec{sim::ConstantSpec{delay}}};
}

StepSpec fail(double probability) {
  return {models::FailStepSpec{probability}};
}

StepSpec call(const std::string& to) {
  models::CallStepSpec step;
  step.to = endpoint_name(to);
  return {step};
}

StepSpec call(const std::string& to, Duration timeout) {
  models::CallStepSpec step;
  step.to = endpoint_name(to);
  step.policy.timeout = timeout;
  return {step};
}

StepSpec parallel(std::vector<StepList> branches, std::uint32_t wait_for) {
  models::ParallelStepSpec step;
  step.branches = std::move(branches);
  step.wait_for = wait_for;
  return {step};
}

StepSpec repeat(std::uint32_t times, StepList steps) {
  return {models::RepeatStepSpec{times, times, std::move(steps)}};
}

StepSpec choose_by(std::vector<models::AlternativeSpec> alternatives) {
  return {models::ChooseStepSpec{false, std::move(alternatives)}};
}

StepSpec ignoring(StepSpec step) {
  set_on_error(step, OnError::ignore, {});
  return step;
}

StepSpec or_else(StepSpec step, StepList fallback) {
  set_on_error(step, OnError::steps, std::move(fallback));
  return step;
}

ServiceSpec threads(std::uint32_t count, StepList steps) {
  return service(ConcurrencyKind::threads, count, std::move(steps));
}

ServiceSpec cores(std::uint32_t count, StepList steps) {
  return service(ConcurrencyKind::cores, count, std::move(steps));
}

ServiceSpec event_loop(std::uint32_t count, StepList steps) {
  return service(ConcurrencyKind::event_loop, count, std::move(steps));
}

ServiceSpec with_capacity(ServiceSpec service, std::uint32_t capacity) {
  service.queue.capacity = capacity;
  return service;
}

ServiceSpec with_discipline(ServiceSpec service, models::DisciplineSpec discipline) {
  service.queue.discipline = discipline;
  return service;
}

ServiceSpec with_resources(ServiceSpec service, std::uint32_t request, std::uint32_t limit) {
  if (request != 0) service.resources.cpu_request = request;
  if (limit != 0) service.resources.cpu_limit = limit;
  return service;
}

models::ScenarioSpec on_node(models::ScenarioSpec spec, const models::NodeSpec& node) {
  spec.platform.zones["z"].node = node;
  return spec;
}

models::NodeSpec shared_node(double cpu) {
  models::NodeSpec node;
  node.cpu = cpu;
  node.cpu_model = models::CpuModel::processor_sharing;
  return node;
}

models::FailureSpec failure(const std::string& id, Duration at, Duration length,
                            const models::FailureKindSpec& kind) {
  models::FailureSpec spec;
  spec.id = id;
  models::TimelineSpec once;
  once.at = at;
  once.length = length;
  spec.when = once;
  spec.kind = kind;
  return spec;
}

models::ScenarioSpec scenario(const std::vector<std::int64_t>& arrivals,
                              std::map<std::string, ServiceSpec> services) {
  models::ScenarioSpec spec;
  spec.name = "hand-worked";
  spec.duration = Duration::seconds(1);
  spec.drain = Duration::seconds(1);
  spec.window = ms(10);
  spec.services = std::move(services);
  models::TimesArrivalsSpec times;
  for (const std::int64_t time : arrivals) times.times.push_back(ms(time));
  models::WorkloadSpec clients;
  clients.mix = {{{"a", "e"}, 1}};
  clients.source = models::OpenSpec{times};
  spec.workloads["clients"] = clients;
  return spec;
}

}  // namespace orrery::oracle
