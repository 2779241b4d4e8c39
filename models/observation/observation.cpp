#include "models/observation/observation.h"

#include <utility>

namespace orrery::models {

namespace {

constexpr sim::Duration kInstant = sim::Duration::nanoseconds(1);

ServiceSnapshot snapshot_of(const ServiceMeter& meter, sim::SimTime now, bool with_waits) {
  ServiceSnapshot snapshot;
  snapshot.arrived = meter.arrived;
  snapshot.rejected = meter.rejected;
  snapshot.finished = meter.finished;
  snapshot.killed = meter.killed;
  snapshot.turned_away = meter.turned_away;
  snapshot.not_waited = meter.not_waited;
  snapshot.busy_area = meter.busy.area(now);
  snapshot.queue_area = meter.waiting.area(now);
  snapshot.in_service_area = meter.present.area(now);
  if (with_waits) snapshot.waits = meter.waits;
  return snapshot;
}

std::vector<ServiceSnapshot> snapshots_of(const RequestStores& stores, sim::SimTime now,
                                          bool with_waits) {
  std::vector<ServiceSnapshot> snapshots;
  snapshots.reserve(stores.services.size());
  for (const ServiceMeter& meter : stores.services) {
    snapshots.push_back(snapshot_of(meter, now, with_waits));
  }
  for (const std::uint32_t first : stores.first_station) {
    const Station& station = stores.stations[first];
    if ((station.processor & kScaledProcessor) != 0) continue;
    ServiceSnapshot& snapshot = snapshots[station.service];
    snapshot.throttled_area += stores.processors.throttled_area(station.processor, now);
    snapshot.throttled_periods += stores.processors.throttled_periods(station.processor);
  }
  return snapshots;
}

std::vector<NodeSnapshot> node_snapshots_of(const RequestStores& stores, sim::SimTime now) {
  std::vector<NodeSnapshot> snapshots;
  for (std::uint32_t node = 0; node < stores.processors.nodes(); ++node) {
    snapshots.push_back(
        {stores.processors.core_time(node, now), stores.processors.saturated(node, now)});
  }
  return snapshots;
}

}  // namespace

Observation::Observation(sim::Duration warmup, sim::Duration duration, sim::Duration window,
                         bool records_windows)
    : warmup_(sim::SimTime() + warmup),
      end_(sim::SimTime() + duration),
      window_(window),
      records_windows_(records_windows),
      next_window_(sim::SimTime::never()) {}

void Observation::start(sim::Scheduler& scheduler, const RequestStores& stores,
                        const Clients& clients) {
  if (records_windows_) next_window_ = sim::SimTime() + window_;
  look(scheduler.now(), stores, clients);
  look_next(scheduler);
}

// One look is pending at a time, as each pending event costs the others something. A look comes
// last in the nanosecond before its border: what happens at the border belongs behind it.
void Observation::look_next(sim::Scheduler& scheduler) {
  sim::SimTime next = sim::SimTime::never();
  const auto may_be = [&next](sim::SimTime time) { next = time < next ? time : next; };
  if (at_warmup_.empty()) may_be(warmup_);
  if (at_end_.empty()) may_be(end_);
  if (next_window_ <= end_) may_be(next_window_);
  if (next == sim::SimTime::never()) return;
  scheduler.schedule_control(next - kInstant, sim::Phase::observation, {kComponent, 0, 0});
}

void Observation::on_control(sim::Scheduler& scheduler, const RequestStores& stores,
                             const Clients& clients) {
  look(scheduler.now() + kInstant, stores, clients);
  look_next(scheduler);
}

void Observation::complete(sim::SimTime end, const RequestStores& stores, const Clients& clients) {
  look(end, stores, clients);
}

void Observation::look(sim::SimTime now, const RequestStores& stores, const Clients& clients) {
  if (now == warmup_) {
    at_warmup_ = snapshots_of(stores, now, true);
    nodes_at_warmup_ = node_snapshots_of(stores, now);
  }
  if (now == end_) {
    at_end_ = snapshots_of(stores, now, true);
    nodes_at_end_ = node_snapshots_of(stores, now);
  }
  if (now == next_window_ && now <= end_) {
    end_window(now, stores, clients);
    next_window_ += window_;
  }
}

void Observation::end_window(sim::SimTime now, const RequestStores& stores,
                             const Clients& clients) {
  service_windows_.resize(stores.services.size());
  service_borders_.resize(stores.services.size());
  for (std::size_t i = 0; i < stores.services.size(); ++i) {
    const ServiceSnapshot border = snapshot_of(stores.services[i], now, false);
    const ServiceSnapshot& last = service_borders_[i];
    service_windows_[i].push_back({border.busy_area - last.busy_area,
                                   border.queue_area - last.queue_area,
                                   border.arrived - last.arrived, border.rejected - last.rejected});
    service_borders_[i] = border;
  }
  endpoint_windows_.resize(clients.endpoints.size());
  endpoint_borders_.resize(clients.endpoints.size());
  for (std::size_t i = 0; i < clients.endpoints.size(); ++i) {
    const EndpointMeter& meter = clients.endpoints[i];
    sim::LogLinearHistogram responses = meter.responses();
    EndpointBorder& border = endpoint_borders_[i];
    const EndpointWindow& last = border.sums;
    const sim::LogLinearHistogram ended = responses.since(border.responses);
    endpoint_windows_[i].push_back({meter.arrived() - last.arrived, meter.ended_ok() - last.ok,
                                    meter.ended_failed() - last.failed,
                                    meter.response_sum() - last.latency_sum, ended.quantile(0.5),
                                    ended.quantile(0.99)});
    border = {
        {meter.arrived(), meter.ended_ok(), meter.ended_failed(), meter.response_sum(), {}, {}},
        std::move(responses)};
  }
}

std::vector<ServiceResult> Observation::services(const RequestStores& stores,
                                                 sim::SimTime now) const {
  const bool has_begun = !at_warmup_.empty();
  const std::vector<ServiceSnapshot> end =
      at_end_.empty() ? snapshots_of(stores, now, true) : at_end_;
  std::vector<ServiceResult> results(stores.services.size());
  for (std::size_t i = 0; i < results.size(); ++i) {
    ServiceResult& result = results[i];
    result.queue_max = stores.services[i].queue_max;
    if (i < service_windows_.size()) result.windows = service_windows_[i];
    if (!has_begun) continue;  // the measured time has not come
    const ServiceSnapshot& from = at_warmup_[i];
    const ServiceSnapshot& to = end[i];
    result.arrived = to.arrived - from.arrived;
    result.rejected = to.rejected - from.rejected;
    result.finished = to.finished - from.finished;
    result.killed = to.killed - from.killed;
    result.turned_away = to.turned_away - from.turned_away;
    result.throttled_area = to.throttled_area - from.throttled_area;
    result.throttled_periods = to.throttled_periods - from.throttled_periods;
    result.busy_area = to.busy_area - from.busy_area;
    result.queue_area = to.queue_area - from.queue_area;
    result.in_service_area = to.in_service_area - from.in_service_area;
    result.waits = to.waits.since(from.waits);
    result.waits.record_many(0, to.not_waited - from.not_waited);
  }
  return results;
}

std::vector<NodeResult> Observation::nodes(const RequestStores& stores, sim::SimTime now) const {
  std::vector<NodeResult> results(stores.processors.nodes());
  if (at_warmup_.empty()) return results;
  const std::vector<NodeSnapshot> end =
      at_end_.empty() ? node_snapshots_of(stores, now) : nodes_at_end_;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Work used = end[i].core_time - nodes_at_warmup_[i].core_time;
    results[i].core_seconds = static_cast<double>(used) * 0x1p-40 / 1e9;
    results[i].saturated = end[i].saturated - nodes_at_warmup_[i].saturated;
  }
  return results;
}

}  // namespace orrery::models
