#include "tests/vectors/observation.h"

#include "sim/base/check.h"

namespace orrery::vectors {
namespace {

double real(sim::Int128 value) {
  return static_cast<double>(value);
}

double sum_of_squares(const sim::LogLinearHistogram& histogram, double unit) {
  double sum = 0;
  histogram.for_each_bucket([&](const sim::LogLinearHistogram::Bucket& bucket) {
    const double middle =
        (static_cast<double>(bucket.lower) + static_cast<double>(bucket.upper)) / 2 / unit;
    sum += static_cast<double>(bucket.count) * middle * middle;
  });
  return sum;
}

double zeros(const sim::LogLinearHistogram& histogram) {
  const auto first = histogram.bucket_of_rank(1);
  return first && first->upper == 0 ? static_cast<double>(first->count) : 0;
}

void add_service(const models::ServiceResult& service, double unit, std::vector<double>& sums) {
  const double waits = static_cast<double>(service.waits.count());
  sums.push_back(static_cast<double>(service.arrived));
  sums.push_back(static_cast<double>(service.finished));
  sums.push_back(real(service.busy_area) / unit);
  sums.push_back(real(service.queue_area) / unit);
  sums.push_back(real(service.in_service_area) / unit);
  sums.push_back(waits);
  sums.push_back(waits - zeros(service.waits));
  sums.push_back(real(service.waits.sum()) / unit);
  sums.push_back(sum_of_squares(service.waits, unit));
}

}  // namespace

void Observation::merge(const Observation& other) {
  if (sums.empty() && histograms.empty()) {
    *this = other;
    return;
  }
  CHECK(sums.size() == other.sums.size() && histograms.size() == other.histograms.size(),
        "observations have one shape");
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += other.sums[i];
  for (std::size_t i = 0; i < histograms.size(); ++i) histograms[i].merge(other.histograms[i]);
}

void Observation::append(const Observation& other) {
  sums.insert(sums.end(), other.sums.begin(), other.sums.end());
  histograms.insert(histograms.end(), other.histograms.begin(), other.histograms.end());
}

Observation observe_run(const models::RunResult& result, double unit) {
  Observation seen;
  sim::LogLinearHistogram responses;
  double arrived = 0;
  double rejected = 0;
  double client_timeout = 0;
  for (const models::EndpointResult& endpoint : result.endpoints) {
    responses.merge(endpoint.ok);
    arrived += static_cast<double>(endpoint.arrived());
    const auto count = [&](models::Outcome outcome) {
      return static_cast<double>(endpoint.outcomes[static_cast<std::size_t>(outcome)]);
    };
    rejected += count(models::Outcome::rejected);
    client_timeout += count(models::Outcome::client_timeout);
  }
  seen.sums = {static_cast<double>(result.measured().nanoseconds()) / unit,
               arrived,
               static_cast<double>(responses.count()),
               real(responses.sum()) / unit,
               sum_of_squares(responses, unit),
               rejected,
               client_timeout};
  for (const models::ServiceResult& service : result.services)
    add_service(service, unit, seen.sums);
  for (const models::CallResult& call : result.calls) {
    seen.sums.push_back(static_cast<double>(call.latency.count()));
    seen.sums.push_back(real(call.latency.sum()) / unit);
  }
  seen.histograms.push_back(std::move(responses));
  if (!result.services.empty()) seen.histograms.push_back(result.services.front().waits);
  return seen;
}

}  // namespace orrery::vectors
