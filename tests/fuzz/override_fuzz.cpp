// Overrides of any bytes, one a line, laid upon a valid scenario with every form a path can lead
// to.
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "tests/fuzz/loading.h"

namespace {

constexpr char kScenario[] = R"(orrery: 1
duration: 10s
window: 1s
platform: {zones: {a: {nodes: 2}, b: {nodes: 1}}, network: {same_zone: 150us}}
services:
  web:
    replicas: 2
    concurrency: {threads: 4}
    endpoints:
      home:
        steps:
          - compute: {lognormal: {mean: 3ms, p99: 12ms}}
          - call: store.get
            on_error: [{sleep: 1ms}]
          - choose:
              - {when: {tenant: paid}, steps: [{call: {to: store.get, timeout: 5ms}}]}
              - {otherwise: [{fail: 10%}]}
      ping: []
  store:
    endpoints:
      get: [{parallel: [{compute: 1ms}, [{sleep: 1ms}]]}, {repeat: {times: 2, steps: []}}]
traffic: {defaults: {load_balancing: random}, to: {store: {timeout: 1s}}}
workloads:
  people: {mix: {web.home: 3, web.ping: 1}, users: 3, think_time: {exponential: 1s},
           attributes: {tenant: {paid: 1, free: 2}}, client: {timeout: 3s}}
  robots: {endpoint: web.home, arrivals: {poisson: 9/s}, attributes: {tenant: free}}
objectives: [{endpoint: web.home, p99: "< 400ms"}]
observed: {web.home: {rate: 9/s}}
)";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::istringstream lines(std::string(data, data + size));
  std::vector<std::string> sets;
  for (std::string line; std::getline(lines, line);) {
    // Files of the machine are none of the fuzzer's business.
    if (line.find("file") == std::string::npos) sets.push_back(line);
  }
  orrery::fuzz::check_loading(kScenario, sets);
  return 0;
}
