#include "models/observation/identities.h"

#include <cstdint>
#include <vector>

#include "sim/base/check.h"

namespace orrery::models {

namespace {

// What the frames say themselves.
struct Census {
  std::uint64_t requests = 0;
  sim::Int128 request_ages = 0;
  std::vector<std::uint64_t> waiting;  // by service
  std::vector<sim::Int128> waiting_ages;
};

Census count_frames(const RequestStores& stores, sim::SimTime now) {
  Census census;
  census.waiting.resize(stores.services.size());
  census.waiting_ages.resize(stores.services.size());
  for (std::uint32_t i = 0; i < stores.frames.high_water(); ++i) {
    const Frame& frame = stores.frames[i];
    if ((frame.flags & kFrameAlive) == 0) continue;
    if ((frame.flags & kFrameRoot) != 0 && (frame.flags & kFrameOrphan) == 0) {
      ++census.requests;
      census.request_ages += (now - frame.sent).nanoseconds();
    }
    if ((frame.flags & kFrameWaits) != 0) {
      const std::uint32_t service = stores.stations[frame.station].service;
      ++census.waiting[service];
      census.waiting_ages[service] += (now - stores.frames.waits_since(i)).nanoseconds();
    }
  }
  return census;
}

}  // namespace

void check_identities(const RequestStores& stores, const Clients& clients, sim::SimTime now) {
  const Census census = count_frames(stores, now);
  CHECK(clients.arrived() == clients.ended() + census.requests, "a request was lost");
  CHECK(clients.in_system.level() == static_cast<std::int64_t>(census.requests));
  CHECK(clients.in_system.area(now) == clients.response_sum() + census.request_ages,
        "Little's law: the area under the requests in the system is the sum of their times");
  std::vector<std::uint64_t> queued(stores.services.size());
  for (const Station& station : stores.stations) queued[station.service] += station.waiting;
  for (std::size_t i = 0; i < stores.services.size(); ++i) {
    const ServiceMeter& meter = stores.services[i];
    CHECK(meter.waiting.level() == static_cast<std::int64_t>(census.waiting[i]));
    CHECK(queued[i] == census.waiting[i], "a queue lost somebody");
    CHECK(meter.waiting.area(now) == meter.waits.sum() + census.waiting_ages[i],
          "Little's law: the area under a queue is the sum of the waits");
    CHECK(meter.present.level() == static_cast<std::int64_t>(meter.arrived - meter.rejected -
                                                             meter.finished - meter.killed),
          "an attempt was lost");
  }
}

}  // namespace orrery::models
