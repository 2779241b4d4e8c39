#include "tests/vectors/families/network.h"

#include <array>
#include <cstdio>

#include "tests/vectors/law.h"
#include "tests/vectors/time_scale.h"

namespace orrery::vectors {

std::string station_name(std::size_t index) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "station%03zu", index);
  return text.data();
}

std::string station_services(const std::vector<NetworkStation>& stations, const TimeScale& scale) {
  std::string text;
  for (std::size_t k = 0; k < stations.size(); ++k)
    text += "  " + station_name(k) +
            ": {concurrency: {threads: " + std::to_string(stations[k].servers) +
            "}, endpoints: {serve: [{compute: " + exponential_law(stations[k].service).text(scale) +
            "}]}}\n";
  return text;
}

Observe observe_network(double unit) {
  return [unit](models::Simulation& simulation) {
    simulation.run();
    models::RunResult result = simulation.result();
    std::erase_if(result.calls, [](const models::CallResult& call) {
      return !call.caller.starts_with("router.") || !call.callee.starts_with("station");
    });
    return observe_run(result, unit);
  };
}

std::size_t station_slot(std::size_t index, std::size_t field) {
  return RunSlots::service(1 + index, field);
}

}  // namespace orrery::vectors
