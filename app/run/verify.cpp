#include "app/run/verify.h"

#include <algorithm>
#include <exception>
#include <malloc.h>
#include <thread>

namespace orrery::app {

namespace {

// Fills memory with another byte as it is taken and given back, so that whoever reads what nobody
// wrote reads something else than before.
class PerturbedMemory {
 public:
  PerturbedMemory() { mallopt(M_PERTURB, 0xa5); }
  ~PerturbedMemory() { mallopt(M_PERTURB, 0); }
  PerturbedMemory(const PerturbedMemory&) = delete;
  PerturbedMemory& operator=(const PerturbedMemory&) = delete;
};

models::RunOptions opposite(models::RunOptions options) {
  options.queue =
      options.queue == sim::QueueKind::radix ? sim::QueueKind::heap : sim::QueueKind::radix;
  options.fast_paths = !options.fast_paths;
  options.observe = !options.observe;
  options.record_requests = !options.record_requests;
  options.blame = !options.blame;
  return options;
}

template <class Item, class Equal>
void compare_items(const std::vector<Item>& first, const std::vector<Item>& second,
                   const std::string& what, const Equal& equal,
                   std::vector<std::string>& differences) {
  if (first.size() != second.size()) differences.push_back("the number of " + what + "s");
  for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
    if (!equal(first[i], second[i])) differences.push_back(what + " " + second[i].name);
  }
}

bool equal_endpoints(const models::EndpointResult& a, const models::EndpointResult& b) {
  return a.name == b.name && a.outcomes == b.outcomes && a.ok == b.ok && a.failed == b.failed &&
         a.batch_means == b.batch_means && a.batch_quantiles == b.batch_quantiles;
}

bool equal_services(const models::ServiceResult& a, const models::ServiceResult& b) {
  return a.name == b.name && a.arrived == b.arrived && a.rejected == b.rejected &&
         a.finished == b.finished && a.busy_area == b.busy_area && a.queue_area == b.queue_area &&
         a.in_service_area == b.in_service_area && a.queue_max == b.queue_max && a.waits == b.waits;
}

}  // namespace

VerifyAnswer compare_results(const models::RunResult& first, const models::RunResult& second) {
  VerifyAnswer answer;
  answer.window = first.fingerprint.first_difference(second.fingerprint);
  if (answer.window) {
    const sim::Duration window = first.fingerprint.window();
    answer.window_begin = sim::SimTime() + window * static_cast<std::int64_t>(*answer.window);
    answer.window_end = answer.window_begin + window;
  }
  if (first.arrived != second.arrived) answer.differences.emplace_back("requests arrived");
  if (first.ended != second.ended) answer.differences.emplace_back("requests ended");
  compare_items(first.endpoints, second.endpoints, "endpoint", equal_endpoints, answer.differences);
  compare_items(first.services, second.services, "service", equal_services, answer.differences);
  answer.equal = !answer.window && answer.differences.empty();
  return answer;
}

VerifyAnswer verify(const ValidScenario& scenario, const models::RunOptions& options,
                    const models::RunResult& first, const RunControl& control) {
  models::RunResult second;
  std::exception_ptr error;
  {
    const PerturbedMemory perturbed;
    std::thread other([&] {
      try {
        second = run_simulation(scenario.spec(), opposite(options), control);
      } catch (...) {
        error = std::current_exception();
      }
    });
    other.join();
  }
  if (error) std::rethrow_exception(error);
  if (!second.complete) return {};  // interrupted: nothing can be said
  return compare_results(first, second);
}

}  // namespace orrery::app
