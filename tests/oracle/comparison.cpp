#include "tests/oracle/comparison.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <vector>

#include "sim/statistics/log_linear_histogram.h"

namespace orrery::oracle {
namespace {

using sim::Int128;
using sim::LogLinearHistogram;

std::string to_text(Int128 value) {
  // Areas of a test's run fit; what does not is shown by its upper half too.
  const auto high = static_cast<std::int64_t>(value >> 64);
  const auto low = static_cast<std::uint64_t>(value);
  return (high == 0 ? "" : std::to_string(high) + " * 2^64 + ") + std::to_string(low);
}

class Differences {
 public:
  template <class Count>
  void compare(const std::string& what, const Count& oracle, const Count& result) {
    if (oracle == result) return;
    add(what, to_text(Int128{oracle}), to_text(Int128{result}));
  }

  void compare(const std::string& what, const models::OutcomeCounts& oracle,
               const models::OutcomeCounts& result) {
    for (std::size_t i = 0; i < models::kOutcomes; ++i) {
      compare(what + ", " + std::string(models::kOutcomeNames[i]), oracle[i], result[i]);
    }
  }

  void compare(const std::string& what, const std::vector<std::int64_t>& values,
               const LogLinearHistogram& result) {
    LogLinearHistogram oracle;
    for (const std::int64_t value : values) oracle.record(value);
    if (oracle == result) return;
    add(what, summary(oracle), summary(result));
  }

  // As above but for the extremes, which a difference of two histograms only bounds.
  void compare_buckets(const std::string& what, const std::vector<std::int64_t>& values,
                       const LogLinearHistogram& result) {
    LogLinearHistogram oracle;
    for (const std::int64_t value : values) oracle.record(value);
    if (buckets_of(oracle) == buckets_of(result) && oracle.sum() == result.sum()) return;
    add(what, summary(oracle), summary(result));
  }

  // Of 2^-40 core nanoseconds: to within the rounding of a few doubles.
  void compare_seconds(const std::string& what, Int128 area, double result) {
    const double oracle = static_cast<double>(area) / 0x1p40 / 1e9;
    if (std::abs(oracle - result) <= 1e-12 * oracle) return;
    add(what, std::to_string(oracle), std::to_string(result));
  }

  void compare(const sim::Fingerprint& oracle, const sim::Fingerprint& result) {
    const auto window = oracle.first_difference(result);
    if (!window) return;
    const sim::Duration begin = oracle.window() * static_cast<std::int64_t>(*window);
    text_ += "facts part in window " + std::to_string(*window) + ", from " +
             std::to_string(begin.nanoseconds()) + " ns on\n";
  }

  const std::string& text() const { return text_; }

 private:
  static std::vector<LogLinearHistogram::Bucket> buckets_of(const LogLinearHistogram& histogram) {
    std::vector<LogLinearHistogram::Bucket> buckets;
    histogram.for_each_bucket(
        [&buckets](const LogLinearHistogram::Bucket& bucket) { buckets.push_back(bucket); });
    return buckets;
  }

  static std::string summary(const LogLinearHistogram& histogram) {
    return std::to_string(histogram.count()) + " of sum " + to_text(histogram.sum());
  }

  void add(const std::string& what, const std::string& oracle, const std::string& result) {
    text_ += what + ": oracle " + oracle + ", simulation " + result + "\n";
  }

  std::string text_;
};

template <class Map, class Key>
typename Map::mapped_type found_or_nothing(const Map& map, const Key& key) {
  const auto place = map.find(key);
  return place == map.end() ? typename Map::mapped_type() : place->second;
}

// The value of the rank q, by sorting.
std::int64_t sorted_quantile(std::vector<std::int64_t> values, std::size_t percent) {
  std::sort(values.begin(), values.end());  // tidy: total order
  return values[(values.size() * percent + 99) / 100 - 1];
}

// A window's quantiles come from a difference of histograms, so they are right to the bucket.
void compare_quantile(Differences& all, const std::string& what,
                      const std::vector<std::int64_t>& values, std::size_t percent,
                      const std::optional<std::int64_t>& result) {
  all.compare(what + " is there", std::uint64_t{!values.empty()},
              std::uint64_t{result.has_value()});
  if (values.empty() || !result) return;
  all.compare(what + ", its bucket",
              LogLinearHistogram::bucket_index(sorted_quantile(values, percent)),
              LogLinearHistogram::bucket_index(*result));
}

void compare_windows(Differences& all, const std::string& name,
                     const std::vector<EndpointWindowFindings>& oracle,
                     const std::vector<models::EndpointWindow>& result) {
  all.compare(name + " windows", oracle.size(), result.size());
  for (std::size_t i = 0; i < std::min(oracle.size(), result.size()); ++i) {
    const EndpointWindowFindings& found = oracle[i];
    const std::string window = name + " in window " + std::to_string(i);
    std::vector<std::int64_t> ended = found.ok;
    ended.insert(ended.end(), found.failed.begin(), found.failed.end());
    all.compare(window + " arrived", found.arrived, result[i].arrived);
    all.compare(window + " ok", std::uint64_t{found.ok.size()}, result[i].ok);
    all.compare(window + " failed", std::uint64_t{found.failed.size()}, result[i].failed);
    all.compare(window + " latency sum", std::accumulate(ended.begin(), ended.end(), Int128{0}),
                result[i].latency_sum);
    compare_quantile(all, window + " p50", ended, 50, result[i].p50);
    compare_quantile(all, window + " p99", ended, 99, result[i].p99);
  }
}

void compare_windows(Differences& all, const std::string& name,
                     const std::vector<ServiceWindowFindings>& oracle,
                     const std::vector<models::ServiceWindow>& result) {
  all.compare(name + " windows", oracle.size(), result.size());
  for (std::size_t i = 0; i < std::min(oracle.size(), result.size()); ++i) {
    const std::string window = name + " in window " + std::to_string(i);
    all.compare(window + " busy area", oracle[i].busy_area, result[i].busy_area);
    all.compare(window + " queue area", oracle[i].queue_area, result[i].queue_area);
    all.compare(window + " arrived", oracle[i].arrived, result[i].arrived);
    all.compare(window + " rejected", oracle[i].rejected, result[i].rejected);
  }
}

// Every series has all its windows, or, unobserved, none.
void compare_series(Differences& all, const OracleResult& oracle, const models::RunResult& result,
                    bool is_observed) {
  for (const models::EndpointResult& endpoint : result.endpoints) {
    std::vector<EndpointWindowFindings> found =
        found_or_nothing(oracle.endpoints, endpoint.name).windows;
    found.resize(is_observed ? oracle.windows : 0);
    compare_windows(all, endpoint.name, found, endpoint.windows);
  }
  for (const models::ServiceResult& service : result.services) {
    std::vector<ServiceWindowFindings> found =
        found_or_nothing(oracle.services, service.name).windows;
    found.resize(is_observed ? oracle.windows : 0);
    compare_windows(all, service.name, found, service.windows);
  }
}

void compare_requests(Differences& all, const OracleResult& oracle,
                      const models::RunResult& result) {
  all.compare("requests", oracle.requests.size(), result.requests.size());
  for (std::size_t i = 0; i < std::min(oracle.requests.size(), result.requests.size()); ++i) {
    const EndedRequest& found = oracle.requests[i];
    const models::RequestRow& row = result.requests[i];
    const bool is_same = found.request == row.request &&
                         found.workload == result.workloads[row.workload] &&
                         found.endpoint == result.endpoints[row.endpoint].name &&
                         found.arrived == row.arrived && found.response == row.response &&
                         found.outcome == row.outcome && found.demand == row.demand;
    all.compare("request row " + std::to_string(i) + " is the same", true, is_same);
  }
}

void compare_services(Differences& all, const OracleResult& oracle,
                      const models::RunResult& result) {
  all.compare("services", oracle.services.size(), result.services.size());
  for (const models::ServiceResult& service : result.services) {
    const ServiceFindings found = found_or_nothing(oracle.services, service.name);
    all.compare(service.name + " arrived", found.arrived, service.arrived);
    all.compare(service.name + " rejected", found.rejected, service.rejected);
    all.compare(service.name + " finished", found.finished, service.finished);
    all.compare(service.name + " killed", found.killed, service.killed);
    all.compare(service.name + " turned away", found.turned_away, service.turned_away);
    all.compare(service.name + " throttled periods", found.throttled_periods,
                service.throttled_periods);
    all.compare(service.name + " throttled area", found.throttled_area, service.throttled_area);
    all.compare(service.name + " busy area", found.busy_area, service.busy_area);
    all.compare(service.name + " queue area", found.queue_area, service.queue_area);
    all.compare(service.name + " in service area", found.in_service_area, service.in_service_area);
    all.compare(service.name + " queue max", std::uint64_t{found.queue_max}, service.queue_max);
    all.compare_buckets(service.name + " waits", found.waits, service.waits);
  }
}

void compare_endpoints(Differences& all, const OracleResult& oracle,
                       const models::RunResult& result) {
  std::size_t known = 0;
  for (const models::EndpointResult& endpoint : result.endpoints) {
    const EndpointFindings found = found_or_nothing(oracle.endpoints, endpoint.name);
    known += oracle.endpoints.count(endpoint.name);
    all.compare(endpoint.name + " outcomes", found.outcomes, endpoint.outcomes);
    all.compare(endpoint.name + " ok", found.ok, endpoint.ok);
    all.compare(endpoint.name + " failed", found.failed, endpoint.failed);
  }
  all.compare("endpoints known to both", oracle.endpoints.size(), known);
}

void compare_calls(Differences& all, const OracleResult& oracle, const models::RunResult& result) {
  std::size_t known = 0;
  for (const models::CallResult& call : result.calls) {
    const std::string name = call.caller + " -> " + call.callee;
    const CallFindings found = found_or_nothing(oracle.calls, std::pair(call.caller, call.callee));
    known += oracle.calls.count({call.caller, call.callee});
    all.compare(name + " outcomes", found.outcomes, call.outcomes);
    all.compare(name + " latency", found.latencies, call.latency);
  }
  all.compare("calls known to both", oracle.calls.size(), known);
}

void compare_nodes(Differences& all, const OracleResult& oracle, const models::RunResult& result) {
  all.compare("nodes", oracle.nodes.size(), result.nodes.size());
  for (std::size_t i = 0; i < std::min(oracle.nodes.size(), result.nodes.size()); ++i) {
    const NodeFindings& found = oracle.nodes[i];
    const models::NodeResult& node = result.nodes[i];
    all.compare(found.name + " has this name", true, found.name == node.name);
    all.compare(found.name + " has these cores", true, found.cores == node.cores);
    all.compare(found.name + " saturated", found.saturated, node.saturated);
    all.compare_seconds(found.name + " core seconds", found.core_area, node.core_seconds);
  }
}

void compare_period(Differences& all, const std::string& name, const PeriodFindings& oracle,
                    const models::PeriodResult& result) {
  all.compare(name + " length", oracle.length.nanoseconds(), result.length.nanoseconds());
  all.compare(name + " outcomes", oracle.outcomes, result.outcomes);
  all.compare_buckets(name + " ok", oracle.ok, result.ok);
  all.compare_buckets(name + " failed", oracle.failed, result.failed);
}

void compare_failures(Differences& all, const OracleResult& oracle,
                      const models::RunResult& result) {
  std::size_t known = 0;
  for (const models::FailureEffect& effect : result.failures) {
    const auto found = oracle.failures.find({effect.failure, effect.endpoint});
    if (found == oracle.failures.end()) continue;  // nobody sent a request to it
    ++known;
    const std::string name = effect.endpoint + " and " + effect.failure + ", ";
    compare_period(all, name + "before", found->second.before, effect.before);
    compare_period(all, name + "during", found->second.during, effect.during);
    compare_period(all, name + "after", found->second.after, effect.after);
  }
  all.compare("failures known to both", oracle.failures.size(), known);
}

}  // namespace

std::string differences(const OracleResult& oracle, const models::RunResult& result,
                        const models::RunOptions& options) {
  Differences all;
  all.compare(oracle.fingerprint, result.fingerprint);
  all.compare("arrived", oracle.arrived, result.arrived);
  all.compare("ended", oracle.ended, result.ended);
  all.compare("in flight", oracle.in_flight, result.in_flight);
  compare_endpoints(all, oracle, result);
  compare_services(all, oracle, result);
  compare_calls(all, oracle, result);
  compare_nodes(all, oracle, result);
  compare_failures(all, oracle, result);
  compare_series(all, oracle, result, options.observe);
  if (options.record_requests)
    compare_requests(all, oracle, result);
  else
    all.compare("requests that nobody asked for", std::size_t{0}, result.requests.size());
  return all.text();
}

}  // namespace orrery::oracle
