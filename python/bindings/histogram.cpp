#include "python/bindings/histogram.h"

#include <pybind11/stl.h>
#include <utility>

#include "python/bindings/bindings.h"
#include "python/bindings/columns.h"

namespace orrery::python {

namespace py = pybind11;

namespace {

std::optional<double> in_seconds(const std::optional<std::int64_t>& nanoseconds) {
  if (!nanoseconds) return std::nullopt;
  return sim::Duration::nanoseconds(*nanoseconds).seconds();
}

}  // namespace

Histogram::Histogram(sim::LogLinearHistogram histogram) : values_(std::move(histogram)) {
  values_.for_each_bucket([this](const sim::LogLinearHistogram::Bucket& bucket) {
    lower.push_back(sim::Duration::nanoseconds(bucket.lower).seconds());
    upper.push_back(sim::Duration::nanoseconds(bucket.upper).seconds());
    count.push_back(bucket.count);
  });
}

std::optional<double> Histogram::quantile_seconds(double q) const {
  return in_seconds(values_.quantile(q));
}

void add_histogram(py::module_& module) {
  const auto column = [](auto member) {
    return [member](const py::object& self) {
      return view_of(self.cast<const Histogram&>().*member, self);
    };
  };
  py::class_<Histogram>(module, "Histogram")
      .def_property_readonly("total", [](const Histogram& h) { return h.values().count(); })
      .def_property_readonly("min", [](const Histogram& h) { return in_seconds(h.values().min()); })
      .def_property_readonly("max", [](const Histogram& h) { return in_seconds(h.values().max()); })
      .def_property_readonly("mean",
                             [](const Histogram& h) -> std::optional<double> {
                               const std::optional<double> mean = h.values().mean();
                               if (!mean) return std::nullopt;
                               return *mean / 1e9;
                             })
      .def("quantile", &Histogram::quantile_seconds, py::arg("q"))
      .def_property_readonly("lower", column(&Histogram::lower))
      .def_property_readonly("upper", column(&Histogram::upper))
      .def_property_readonly("count", column(&Histogram::count));
}

}  // namespace orrery::python
