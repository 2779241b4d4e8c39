#include "python/bindings/result.h"

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <pybind11/stl.h>
#include <utility>

#include "app/report/documents.h"
#include "app/run/cluster_names.h"
#include "app/run/summary.h"
#include "python/bindings/bindings.h"
#include "python/bindings/columns.h"
#include "python/bindings/histogram.h"

namespace orrery::python {

namespace py = pybind11;

namespace {

double seconds_or_nan(const std::optional<std::int64_t>& nanoseconds) {
  if (!nanoseconds) return std::numeric_limits<double>::quiet_NaN();
  return sim::Duration::nanoseconds(*nanoseconds).seconds();
}

EndpointSeries series_of(const models::EndpointResult& endpoint, sim::Duration window) {
  EndpointSeries series;
  for (const models::EndpointWindow& row : endpoint.windows) {
    const auto index = static_cast<std::int64_t>(series.start.size());
    series.start.push_back((window * index).seconds());
    series.arrived.push_back(row.arrived);
    series.ok.push_back(row.ok);
    series.failed.push_back(row.failed);
    const auto ended = static_cast<double>(row.ok + row.failed);
    series.mean.push_back(static_cast<double>(row.latency_sum) / 1e9 / ended);  // 0 / 0: NaN
    series.p50.push_back(seconds_or_nan(row.p50));
    series.p99.push_back(seconds_or_nan(row.p99));
  }
  return series;
}

ServiceSeries series_of(const models::ServiceResult& service, sim::Duration window) {
  ServiceSeries series;
  const auto length = static_cast<double>(window.nanoseconds());
  for (const models::ServiceWindow& row : service.windows) {
    const auto index = static_cast<std::int64_t>(series.start.size());
    series.start.push_back((window * index).seconds());
    series.busy.push_back(static_cast<double>(row.busy_area) / length);
    series.queue.push_back(static_cast<double>(row.queue_area) / length);
    series.arrived.push_back(row.arrived);
    series.rejected.push_back(row.rejected);
  }
  return series;
}

// The rows as they lie in memory; instants and times in nanoseconds.
py::array requests_of(const py::object& self) {
  using Row = models::RequestRow;
  const std::vector<Row>& rows = self.cast<const Result&>().result().requests;
  py::list names;
  py::list formats;
  py::list offsets;
  const auto field = [&](const char* name, const char* format, std::size_t offset) {
    names.append(name);
    formats.append(format);
    offsets.append(offset);
  };
  field("request", "u8", offsetof(Row, request));
  field("workload", "u4", offsetof(Row, workload));
  field("endpoint", "u4", offsetof(Row, endpoint));
  field("arrived_ns", "i8", offsetof(Row, arrived));
  field("response_ns", "i8", offsetof(Row, response));
  field("outcome", "u1", offsetof(Row, outcome));
  field("demand_ns", "i8", offsetof(Row, demand));
  const py::dtype layout(names, formats, offsets, sizeof(Row));
  py::array array(layout, {rows.size()}, {sizeof(Row)}, rows.data(), self);
  array.attr("setflags")(py::arg("write") = false);
  return array;
}

const models::EndpointResult& endpoint_of(const Result& result, const std::string& name) {
  for (const models::EndpointResult& endpoint : result.result().endpoints) {
    if (endpoint.name == name) return endpoint;
  }
  throw py::key_error(name);
}

Histogram histogram_of(const Result& result, const std::string& name, const std::string& which) {
  const models::EndpointResult& endpoint = endpoint_of(result, name);
  if (which == "ok") return Histogram(endpoint.ok);
  if (which == "failed") return Histogram(endpoint.failed);
  return Histogram(endpoint.all());
}

template <class Series>
py::dict as_dict(const py::object& self, const std::map<std::string, Series>& all,
                 const std::string& name, py::dict (*columns)(const Series&, const py::object&)) {
  const auto found = all.find(name);
  if (found == all.end()) throw py::key_error(name);
  return columns(found->second, self);
}

py::dict endpoint_columns(const EndpointSeries& series, const py::object& owner) {
  py::dict columns;
  columns["start"] = view_of(series.start, owner);
  columns["arrived"] = view_of(series.arrived, owner);
  columns["ok"] = view_of(series.ok, owner);
  columns["failed"] = view_of(series.failed, owner);
  columns["mean"] = view_of(series.mean, owner);
  columns["p50"] = view_of(series.p50, owner);
  columns["p99"] = view_of(series.p99, owner);
  return columns;
}

py::dict service_columns(const ServiceSeries& series, const py::object& owner) {
  py::dict columns;
  columns["start"] = view_of(series.start, owner);
  columns["busy"] = view_of(series.busy, owner);
  columns["queue"] = view_of(series.queue, owner);
  columns["arrived"] = view_of(series.arrived, owner);
  columns["rejected"] = view_of(series.rejected, owner);
  return columns;
}

std::vector<ChangeRow> changes_of(const models::ScenarioSpec& spec,
                                  const models::RunResult& result) {
  const app::ClusterNames names(spec);
  std::vector<ChangeRow> rows;
  for (const models::Change& change : result.changes) {
    rows.emplace_back(change.time.since_start().seconds(),
                      std::string(models::to_text(change.kind)), names.subject_of(change));
  }
  return rows;
}

template <class Rows>
std::vector<std::string> names_of(const Rows& rows) {
  std::vector<std::string> names;
  for (const auto& row : rows) names.push_back(row.name);
  return names;
}

}  // namespace

Result::Result(const models::ScenarioSpec& spec, models::RunResult result,
               std::optional<app::Performance> performance)
    : result_(std::move(result)),
      summary_(app::summary_document(app::summarize(spec, result_), performance)),
      changes_(changes_of(spec, result_)) {
  for (const models::EndpointResult& endpoint : result_.endpoints) {
    endpoint_series_.emplace(endpoint.name, series_of(endpoint, result_.window));
  }
  for (const models::ServiceResult& service : result_.services) {
    service_series_.emplace(service.name, series_of(service, result_.window));
  }
}

void add_result(py::module_& module) {
  py::class_<Result>(module, "Result")
      .def_property_readonly("summary", &Result::summary)
      .def_property_readonly(
          "fingerprint",
          [](const Result& r) { return sim::to_text(r.result().fingerprint.total()); })
      .def_property_readonly("seed", [](const Result& r) { return r.result().seed; })
      .def_property_readonly("replication", [](const Result& r) { return r.result().replication; })
      .def_property_readonly("events", [](const Result& r) { return r.result().events; })
      .def_property_readonly("event_hash", [](const Result& r) { return r.result().event_hash; })
      .def_property_readonly("complete", [](const Result& r) { return r.result().complete; })
      .def_property_readonly("workloads", [](const Result& r) { return r.result().workloads; })
      .def_property_readonly("endpoints",
                             [](const Result& r) { return names_of(r.result().endpoints); })
      .def_property_readonly("services",
                             [](const Result& r) { return names_of(r.result().services); })
      .def_property_readonly("changes", &Result::changes)
      .def_property_readonly("requests", &requests_of)
      .def("histogram", &histogram_of, py::arg("endpoint"), py::arg("which"))
      .def(
          "endpoint_series",
          [](const py::object& self, const std::string& endpoint) {
            return as_dict(self, self.cast<const Result&>().endpoint_series(), endpoint,
                           &endpoint_columns);
          },
          py::arg("endpoint"))
      .def(
          "service_series",
          [](const py::object& self, const std::string& service) {
            return as_dict(self, self.cast<const Result&>().service_series(), service,
                           &service_columns);
          },
          py::arg("service"));
}

}  // namespace orrery::python
