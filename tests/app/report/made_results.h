// A result made by hand: every part of a screen or a document is there.
#pragma once

#include "models/observation/run_result.h"
#include "models/simulation/scenario_spec.h"

namespace orrery::app {

inline models::RunResult made_result() {
  using models::Outcome;
  models::RunResult result;
  result.scenario = "shop";
  result.seed = 42;
  result.replication = 3;
  result.duration = sim::Duration::minutes(10);
  result.warmup = sim::Duration::minutes(1);
  result.window = sim::Duration::minutes(5);
  result.ended_at = sim::SimTime() + sim::Duration::seconds(601);
  result.events = 5'312'345;
  result.fingerprint = sim::Fingerprint(result.window);
  result.fingerprint.add({sim::SimTime(), 1, 2, 3});
  result.arrived = 240'000;
  result.ended = 239'990;
  result.in_flight = 10;
  result.workloads = {"shoppers"};
  models::EndpointResult checkout;
  checkout.name = "frontend.checkout";
  checkout.outcomes[static_cast<std::size_t>(Outcome::ok)] = 215'000;
  checkout.outcomes[static_cast<std::size_t>(Outcome::rejected)] = 990;
  checkout.outcomes[static_cast<std::size_t>(Outcome::unfinished)] = 10;
  checkout.ok.record_many(20'000'000, 150'000);
  checkout.ok.record_many(90'000'000, 65'000);
  checkout.failed.record_many(1'000'000, 990);
  checkout.windows = {{120'000, 119'000, 990, 4'000'000'000'000, 20'000'000, 90'000'000},
                      {120'000, 120'000, 0, 0, std::nullopt, std::nullopt}};
  result.endpoints.push_back(checkout);
  models::ServiceResult frontend;
  frontend.name = "frontend";
  frontend.pods = 6;
  frontend.servers = 384;
  frontend.arrived = 216'000;
  frontend.rejected = 990;
  frontend.busy_area = sim::Int128{192} * 540'000'000'000;
  frontend.queue_area = sim::Int128{3} * 540'000'000'000;
  frontend.queue_max = 1024;
  frontend.windows = {{sim::Int128{192} * 300'000'000'000, 0, 120'000, 990}};
  models::ServiceResult cart;
  cart.name = "cart";
  cart.pods = 2;
  cart.arrived = 400;
  cart.busy_area = sim::Int128{7} * 540'000'000'000;
  result.services = {cart, frontend};
  models::CallResult call;
  call.caller = "frontend.checkout";
  call.callee = "cart.get";
  call.outcomes[static_cast<std::size_t>(Outcome::ok)] = 30'000;
  call.outcomes[static_cast<std::size_t>(Outcome::timeout)] = 7;
  call.latency.record_many(5'000'000, 30'007);
  result.calls = {call};
  result.changes = {
      {sim::SimTime(), models::ChangeKind::pod_ready, models::PodId(3), models::ServiceId(1)}};
  models::RequestRow row;
  row.request = 0xabcdef;
  row.arrived = sim::SimTime::from_nanoseconds(1'500'000'000);
  row.response = sim::Duration::milliseconds(20);
  row.outcome = Outcome::ok_degraded;
  row.demand = sim::Duration::milliseconds(3);
  result.requests = {row};
  return result;
}

inline models::ScenarioSpec made_spec() {
  models::ScenarioSpec spec;
  spec.name = "shop";
  spec.question = "Does checkout stay below 100 ms?";
  spec.duration = sim::Duration::minutes(10);
  spec.warmup = sim::Duration::minutes(1);
  const models::EndpointName checkout{"frontend", "checkout"};
  spec.objectives = {
      {checkout, models::EndpointMetric::p99, models::Comparison::less, 0.1},
      {checkout, models::EndpointMetric::success, models::Comparison::greater, 0.999}};
  spec.observed[checkout] = {{models::EndpointMetric::rate, 390},
                             {models::EndpointMetric::p50, 0.021}};
  return spec;
}

}  // namespace orrery::app
