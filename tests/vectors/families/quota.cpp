#include "tests/vectors/families/quota.h"

#include <cmath>

#include "tests/vectors/time_scale.h"

namespace orrery::vectors {
namespace {

// The longest period that there is. A case's is drawn out to it, so that rounding to nanoseconds
// shows least.
constexpr double kPeriodMax = 1e9;  // ns
constexpr double kQuotaMin = 1e6;   // a shorter one is drawn out to it
constexpr std::uint32_t kThreadsMax = 1'000;

}  // namespace

std::optional<QuotaCase> read_quota(const std::string& model, Parameters& parameters) {
  if (!model.starts_with("CFS bandwidth control")) return std::nullopt;
  QuotaCase quota;
  quota.quota = parameters.positive("quota_ms");
  quota.period = parameters.has("period_ms") ? parameters.positive("period_ms") : 100;
  quota.work = parameters.positive("cpu_ms");
  if (parameters.has("threads")) quota.threads = parameters.count("threads", 1, kThreadsMax);
  return quota;
}

Plan plan_quota(const QuotaCase& quota) {
  const double milli = quota.quota / quota.period * 1000;
  if (std::abs(milli - std::round(milli)) > 1e-6 || std::round(milli) < 1)
    throw Inexpressible("the limit is no whole number of thousandths of a core");
  if (quota.period > kPeriodMax) throw Inexpressible("the period is too long");
  const double milliseconds = std::floor(kPeriodMax / quota.period);
  if (quota.quota * milliseconds < kQuotaMin) throw Inexpressible("the quota is too small");
  const TimeScale scale = TimeScale::of_unit(milliseconds);
  const std::string threads = std::to_string(quota.threads);
  const std::string work = "{compute: " + scale.time(quota.work / quota.threads) + "}";
  std::string branches;
  for (std::uint32_t i = 0; i < quota.threads; ++i) branches += (i > 0 ? ", " : "") + work;
  const std::string steps = quota.threads == 1 ? work : "{parallel: [" + branches + "]}";
  DeterministicPlan how;
  how.scenario =
      "orrery: 1\nname: vectors\nduration: 1000h\nwindow: 1000h\n"
      "platform: {node: {cpu: " +
      threads + ", cpu_model: {cfs_quota: {period: " + scale.time(quota.period) +
      ", phase: aligned}}}}\nservices:\n  server: {resources: {limits: {cpu: " +
      std::to_string(std::lround(milli)) +
      "m}}, concurrency: {cores: unlimited}, endpoints: " + "{serve: [" + steps +
      "]}}\nworkloads:\n  client: {endpoint: server.serve, arrivals: " + "{times: [0s]}}\n";
  how.read = [milliseconds](const models::RunResult& result) {
    const models::RequestRow& row = result.requests.at(0);
    return std::map<std::string, std::vector<double>>{
        {"wall_ms", {static_cast<double>(row.response.nanoseconds()) / milliseconds}},
        {"throttled_periods", {static_cast<double>(result.services.at(0).throttled_periods)}},
        {"throttled_ms",
         {static_cast<double>(result.services.at(0).throttled_area) / milliseconds}}};
  };
  how.within = {{"wall_ms", 2 / milliseconds}, {"throttled_ms", 2 / milliseconds}};
  Plan plan;
  plan.run = std::move(how);
  return plan;
}

}  // namespace orrery::vectors
