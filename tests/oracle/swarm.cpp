#include "tests/oracle/swarm.h"

#include "tests/oracle/swarm_maker.h"

namespace orrery::oracle {

using models::ConcurrencyKind;
using models::LoadBalancingKind;
using sim::Duration;

models::ScenarioSpec swarm_scenario(std::uint64_t seed) {
  return SwarmMaker(seed).make();
}

models::ScenarioSpec SwarmMaker::make() {
  choose_features();
  unit_ = Duration::microseconds(dice_.one_of({100, 500, 1000, 2000}));
  spec_.name = "swarm";
  spec_.seed = dice_.below(1'000'000);
  spec_.duration = Duration::milliseconds(dice_.between(5, 40) * 50);
  if (dice_.chance(50)) spec_.warmup = spec_.duration / dice_.between(2, 10);
  spec_.drain = Duration::milliseconds(dice_.one_of({0, 20, 1'000, 30'000}));
  spec_.window = Duration::milliseconds(dice_.one_of({7, 50, 100, 1'000}));
  spec_.study = dice_.chance(50) ? models::Study::incident : models::Study::steady_state;
  // A minute begins in the middle of the run.
  spec_.clock = Duration::minutes(30'000'000) - spec_.duration / 2;
  make_platform();
  make_services();
  make_traffic();
  make_workloads();
  // A third of the scenarios have dedicated processors, queues in the order of coming, and nothing
  // that goes wrong.
  if (more_.chance(33)) return spec_;
  if (spec_.platform.zones.empty()) spec_.platform.zones["a"].nodes = more_.between(1, 3);
  if (more_.chance(70)) make_processors();
  if (more_.chance(70)) make_disciplines();
  if (more_.chance(70)) make_failures();
  return spec_;
}

void SwarmMaker::choose_features() {
  for (bool* feature : {&has_.threads,
                        &has_.cores,
                        &has_.event_loop,
                        &has_.unlimited,
                        &has_.bounded,
                        &has_.replicas,
                        &has_.parallel,
                        &has_.choose,
                        &has_.repeat,
                        &has_.fail,
                        &has_.tolerance,
                        &has_.timeouts,
                        &has_.hops,
                        &has_.jitter,
                        &has_.zones,
                        &has_.random_laws,
                        &has_.random_balancing,
                        &has_.policies,
                        &has_.closed,
                        &has_.mixes,
                        &has_.attributes,
                        &has_.client_timeout,
                        &has_.give_up,
                        &has_.batches,
                        &has_.several_workloads,
                        &has_.multipliers,
                        &has_.probes,
                        &has_.sessions}) {
    *feature = dice_.chance(50);
  }
  has_.calls = dice_.chance(95);
}

void SwarmMaker::make_platform() {
  if (has_.zones) {
    const std::uint32_t zones = dice_.between(1, 3);
    for (std::uint32_t i = 0; i < zones; ++i) {
      spec_.platform.zones[std::string(1, static_cast<char>('a' + i))].nodes = dice_.between(1, 3);
    }
  }
  for (models::HopSpec* hop : {&spec_.network.same_node, &spec_.network.same_zone,
                               &spec_.network.between_zones, &spec_.network.outside}) {
    if (has_.hops && dice_.chance(70)) hop->latency = units(0, 3);
    if (has_.jitter && dice_.chance(70)) {
      hop->jitter = dice_.chance(50) ? units(1, 2) : Duration::nanoseconds(dice_.between(1, 3));
    }
  }
}

void SwarmMaker::make_services() {
  services_ = {"ads", "cart", "front", "pay", "user", "zed"};
  dice_.shuffle(services_);
  services_.resize(dice_.chance(10) ? 1 : dice_.between(2, 6));
  // The last one first, so that those called exist.
  for (std::size_t i = services_.size(); i > 0; --i) make_service(i - 1);
}

void SwarmMaker::make_service(std::size_t index) {
  models::ServiceSpec& service = spec_.services[services_[index]];
  if (has_.replicas) service.replicas = dice_.between(1, 4);
  service.concurrency = make_concurrency();
  if (has_.bounded && dice_.chance(60)) {
    service.queue.capacity = dice_.one_of({0u, 0u, 1u, 2u, 5u, 20u});
  }
  const std::uint32_t endpoints = dice_.between(1, 3);
  for (std::uint32_t i = 0; i < endpoints; ++i) {
    const std::string name(1, static_cast<char>('e' + i));
    models::EndpointSpec& endpoint = service.endpoints[name];
    Budget budget = {index, index == 0 ? kCallsMax : dice_.one_of({0u, 5u, 15u})};
    const std::uint32_t calls = budget.calls_left;
    endpoint.steps = make_steps(budget, 1, 0);
    calls_of_[{services_[index], name}] = 1 + calls - budget.calls_left;
    if (has_.timeouts && dice_.chance(20)) endpoint.timeout = units(1, 30);
  }
}

models::ConcurrencySpec SwarmMaker::make_concurrency() {
  std::vector<ConcurrencyKind> kinds;
  if (has_.threads) kinds.push_back(ConcurrencyKind::threads);
  if (has_.cores) kinds.push_back(ConcurrencyKind::cores);
  if (has_.event_loop) kinds.push_back(ConcurrencyKind::event_loop);
  if (kinds.empty()) kinds.push_back(ConcurrencyKind::cores);
  dice_.shuffle(kinds);
  models::ConcurrencySpec concurrency = {kinds.front(), dice_.between(1, 4)};
  if (concurrency.kind != ConcurrencyKind::event_loop) {
    if (has_.unlimited && dice_.chance(30)) concurrency.count = models::kUnlimited;
    if (dice_.chance(20)) concurrency.count = 64;
  }
  return concurrency;
}

models::CallPolicySpec SwarmMaker::make_policy() {
  models::CallPolicySpec policy;
  if (has_.timeouts && dice_.chance(50)) policy.timeout = units(1, 25);
  if (has_.random_balancing && dice_.chance(50)) {
    policy.load_balancing = models::LoadBalancingSpec{
        dice_.chance(60) ? LoadBalancingKind::random : LoadBalancingKind::round_robin};
  }
  return policy;
}

void SwarmMaker::make_traffic() {
  if (!has_.policies) return;
  if (dice_.chance(50)) spec_.traffic.defaults = make_policy();
  for (const std::string& service : services_) {
    if (dice_.chance(30)) spec_.traffic.to[service] = make_policy();
  }
}

Duration SwarmMaker::units(std::uint32_t low, std::uint32_t high) {
  return unit_ * dice_.between(low, high);
}

sim::DistributionSpec SwarmMaker::make_law(Duration mean) {
  if (!has_.random_laws || mean == Duration() || dice_.chance(30)) {
    // Still random, but on the grid.
    if (dice_.chance(30)) return sim::BimodalSpec{Duration(), mean * 2, 0.5};
    return sim::ConstantSpec{mean};
  }
  switch (dice_.below(4)) {
    case 0:
      return sim::ExponentialSpec{mean};
    case 1:
      return sim::UniformSpec{Duration(), mean * 2};
    case 2:
      return sim::ErlangSpec{3, mean};
    default: {
      sim::LognormalSpec law;
      law.mean = mean;
      law.cv = 1.5;
      return law;
    }
  }
}

}  // namespace orrery::oracle
