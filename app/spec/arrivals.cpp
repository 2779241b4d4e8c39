#include "app/spec/arrivals.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "app/schema/scalar_types.h"
#include "app/spec/bursts.h"
#include "app/spec/cron.h"
#include "app/spec/distributions.h"
#include "app/spec/rates.h"
#include "app/spec/trace.h"

namespace orrery::app {
namespace {

using models::BatchSpec;
using models::FixedBatch;
using models::GeometricBatch;
using models::OpenSpec;
using models::UniformBatch;

constexpr std::uint64_t kBatchMax = 1'000'000;

Type<std::uint32_t> batch_size_type() {
  return whole_type<std::uint32_t>(1, kBatchMax);
}

const Object<UniformBatch>& uniform_batch_object() {
  static const Object<UniformBatch> object = [] {
    Object<UniformBatch> o("uniform_batch", "Every size from `min` to `max` is equally likely.");
    o.required("min", &UniformBatch::min, batch_size_type(), "The smallest.", "1");
    o.required("max", &UniformBatch::max, batch_size_type(), "The largest.", "15");
    return o;
  }();
  return object;
}

const Object<GeometricBatch>& geometric_batch_object() {
  static const Object<GeometricBatch> object = [] {
    Object<GeometricBatch> o("geometric_batch", "Sizes from 1 on, each less likely than the last.");
    o.required("mean", &GeometricBatch::mean, number_type(), "Mean size, at least 1.", "8");
    return o;
  }();
  return object;
}

struct DrawnBatch {
  BatchSpec batch;
};

const Object<DrawnBatch>& drawn_batch_object() {
  static const Object<DrawnBatch> object = [] {
    Object<DrawnBatch> o("drawn_batch", "A size drawn for each arrival.");
    o.alternative("uniform", &DrawnBatch::batch, object_type<UniformBatch, uniform_batch_object>(),
                  "Evenly between two bounds.", "{min: 1, max: 15}");
    o.alternative("geometric", &DrawnBatch::batch,
                  object_type<GeometricBatch, geometric_batch_object>(), "Geometric.", "{mean: 8}");
    return o;
  }();
  return object;
}

void note_stages(const Node& node, const std::string& path, Reader& reader) {
  reader.also_known_as(path, node.place);
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    for (const Entry& entry : node.items[i].entries) {
      reader.also_known_as(path + item_step(i) + "." + entry.key, entry.place);
    }
  }
}

// `stages: [...]` is `poisson: {stages: [...]}`.
void add_stages(Object<OpenSpec>& o) {
  const Type<models::StagedRateSpec> stages = staged_rate_type();
  o.alternative_property(
      "stages",
      [=](const Node& node, Reader& reader, OpenSpec& spec) {
        models::StagedRateSpec rate;
        if (!stages.read(node, reader, rate)) return false;
        std::string canonical = reader.canonical_path();
        canonical.resize(canonical.rfind("stages"));
        note_stages(node, canonical + "poisson.stages", reader);
        spec.arrivals = models::PoissonArrivalsSpec{std::move(rate)};
        return true;
      },
      [](const OpenSpec&) -> std::optional<Node> { return std::nullopt; }, stages.shape,
      "Independent arrivals in the stages of a load test.", kStagesExample);
}

}  // namespace

Type<BatchSpec> batch_type() {
  const Type<std::uint32_t> size = batch_size_type();
  const Shape drawn = object_type<DrawnBatch, drawn_batch_object>().shape;
  return {[=](const Node& node, Reader& reader, BatchSpec& spec) {
            if (node.is_map()) {
              DrawnBatch form;
              if (!drawn_batch_object().read(node, reader, form)) return false;
              spec = form.batch;
              return true;
            }
            FixedBatch fixed;
            if (!size.read(node, reader, fixed.size)) return false;
            spec = fixed;
            return true;
          },
          [=](const BatchSpec& spec) {
            const auto* fixed = std::get_if<FixedBatch>(&spec);
            return fixed ? size.write(fixed->size) : drawn_batch_object().write({spec});
          },
          either_shape("a size, or how it is drawn", {size.shape, drawn})};
}

const Object<OpenSpec>& arrivals_object() {
  static const Object<OpenSpec> object = [] {
    Object<OpenSpec> o("arrivals", "When requests arrive.");
    o.alternative("poisson", &OpenSpec::arrivals,
                  member_type(&models::PoissonArrivalsSpec::rate, rate_spec_type()),
                  "Independent arrivals at a rate.", "400/s");
    o.alternative("deterministic", &OpenSpec::arrivals,
                  member_type(&models::DeterministicArrivalsSpec::rate, rate_spec_type()),
                  "Evenly spaced arrivals.", "400/s");
    o.alternative("renewal", &OpenSpec::arrivals,
                  member_type(&models::RenewalArrivalsSpec::gap, distribution_type()),
                  "Independent gaps of this law.", "{gamma: {mean: 2ms, cv: 2}}");
    o.alternative("mmpp", &OpenSpec::arrivals, mmpp_type(), "Bursts.",
                  "{states: [{rate: 1500/s, mean_sojourn: 20ms}, {rate: 100/s, mean_sojourn: "
                  "20ms}]}");
    o.alternative("on_off", &OpenSpec::arrivals, on_off_type(),
                  "Bursts that last as long as you say, one behind the other.",
                  "{on: {exponential: 2s}, off: {lognormal: {mean: 8s, p99: 30s}}, rate: 900/s}");
    add_stages(o);
    o.alternative("trace", &OpenSpec::arrivals, trace_type(), "Those of a real system.",
                  "{file: visits.csv, time: period, count: count, interval: 1m}");
    o.alternative("cron", &OpenSpec::arrivals, cron_type(), "By the clock.",
                  "{schedule: \"0 * * * *\", requests: 20000}");
    o.alternative("times", &OpenSpec::arrivals,
                  member_type(&models::TimesArrivalsSpec::times,
                              list_of(duration_type(sim::Duration(), limits::kTimeMax),
                                      "instants since the start, ascending")),
                  "Exactly these instants, ascending.", "[0s, 1s, 1s]");
    o.field("batch", &OpenSpec::batch, batch_type(), "How many requests one arrival brings.",
            "{geometric: {mean: 8}}");
    o.field(
        "multiplier", &OpenSpec::multiplier, number_type(),
        "So many times as many requests, the same ones at other instants: rates are multiplied, "
        "gaps divided, counts and instants of a trace multiplied by running totals. 0 to 1e6.",
        "1.5");
    return o;
  }();
  return object;
}

}  // namespace orrery::app
