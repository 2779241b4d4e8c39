#include "models/workloads/clients.h"

namespace orrery::models {

std::uint64_t Clients::arrived() const {
  std::uint64_t sum = 0;
  for (const EndpointMeter& meter : endpoints) sum += meter.arrived();
  return sum;
}

std::uint64_t Clients::ended() const {
  std::uint64_t sum = 0;
  for (const EndpointMeter& meter : endpoints) sum += meter.ended();
  return sum;
}

sim::Int128 Clients::response_sum() const {
  sim::Int128 sum = 0;
  for (const EndpointMeter& meter : endpoints) sum += meter.response_sum();
  return sum;
}

}  // namespace orrery::models
