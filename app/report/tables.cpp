#include "app/report/tables.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include "app/report/table_cells.h"

namespace orrery::app {

namespace {

template <class Item>
std::size_t windows_max(const std::vector<Item>& items) {
  std::size_t most = 0;
  for (const Item& item : items) most = std::max(most, item.windows.size());
  return most;
}

std::string hexadecimal(std::uint64_t number) {
  std::array<char, 16> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, 16).ptr;
  const std::string digits(buffer.data(), end);
  return std::string(16 - digits.size(), '0') + digits;
}

}  // namespace

std::string series_table(const models::RunResult& result) {
  std::string table =
      "start_seconds,endpoint,arrived,ok,failed,mean_seconds,p50_seconds,p99_seconds\n";
  const std::size_t windows = windows_max(result.endpoints);
  for (std::size_t i = 0; i < windows; ++i) {
    const sim::Duration start = result.window * static_cast<std::int64_t>(i);
    for (const models::EndpointResult& endpoint : result.endpoints) {
      if (i >= endpoint.windows.size()) continue;
      const models::EndpointWindow& window = endpoint.windows[i];
      const std::uint64_t ended = window.ok + window.failed;
      const double sum = static_cast<double>(window.latency_sum) / 1e9;
      add_row(table, {cell(start), cell(endpoint.name), cell(window.arrived), cell(window.ok),
                      cell(window.failed),
                      ended > 0 ? cell(sum / static_cast<double>(ended)) : std::string(),
                      cell(window.p50), cell(window.p99)});
    }
  }
  return table;
}

std::string services_table(const models::RunResult& result) {
  std::string table = "start_seconds,service,busy,utilisation,queue,arrived,rejected\n";
  const std::size_t windows = windows_max(result.services);
  const double length = result.window.seconds() * 1e9;
  for (std::size_t i = 0; i < windows; ++i) {
    const sim::Duration start = result.window * static_cast<std::int64_t>(i);
    for (const models::ServiceResult& service : result.services) {
      if (i >= service.windows.size()) continue;
      const models::ServiceWindow& window = service.windows[i];
      const double busy = static_cast<double>(window.busy_area) / length;
      const auto servers = static_cast<double>(service.servers);
      add_row(table, {cell(start), cell(service.name), cell(busy),
                      service.servers > 0 ? cell(busy / servers) : std::string(),
                      cell(static_cast<double>(window.queue_area) / length), cell(window.arrived),
                      cell(window.rejected)});
    }
  }
  return table;
}

std::string histograms_table(const models::RunResult& result) {
  std::string table = "endpoint,kind,lower_ns,upper_ns,count\n";
  for (const models::EndpointResult& endpoint : result.endpoints) {
    const auto add = [&](const char* kind, const sim::LogLinearHistogram& histogram) {
      histogram.for_each_bucket([&](const sim::LogLinearHistogram::Bucket& bucket) {
        add_row(table, {cell(endpoint.name), kind, cell(bucket.lower), cell(bucket.upper),
                        cell(bucket.count)});
      });
    };
    add("ok", endpoint.ok);
    add("failed", endpoint.failed);
  }
  return table;
}

std::string fingerprints_table(const models::RunResult& result) {
  std::string table = "start_seconds,fingerprint\n";
  const std::vector<sim::FingerprintSum>& windows = result.fingerprint.windows();
  for (std::size_t i = 0; i < windows.size(); ++i) {
    const sim::Duration start = result.fingerprint.window() * static_cast<std::int64_t>(i);
    add_row(table, {cell(start), sim::to_text(windows[i])});
  }
  return table;
}

std::string requests_table(const models::RunResult& result) {
  std::string table =
      "request,workload,endpoint,arrived_seconds,response_seconds,outcome,demand_seconds\n";
  for (const models::RequestRow& row : result.requests) {
    add_row(table,
            {hexadecimal(row.request), cell(result.workloads[row.workload]),
             cell(result.endpoints[row.endpoint].name), cell(row.arrived.since_start()),
             cell(row.response), std::string(models::to_text(row.outcome)), cell(row.demand)});
  }
  return table;
}

}  // namespace orrery::app
