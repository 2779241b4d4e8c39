#include "app/spec/arrivals.h"

#include <cstdint>

#include "app/schema/scalar_types.h"
#include "app/spec/distributions.h"
#include "app/spec/rates.h"

namespace orrery::app {
namespace {

using models::BatchSpec;
using models::FixedBatch;
using models::GeometricBatch;
using models::MmppArrivalsSpec;
using models::MmppState;
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

const Object<MmppState>& mmpp_state_object() {
  static const Object<MmppState> object = [] {
    Object<MmppState> o("mmpp_state", "One state of a rate that jumps between states.");
    o.required("rate", &MmppState::rate, rate_type(), "Of arrivals while in this state.", "1500/s");
    o.required("mean_sojourn", &MmppState::mean_sojourn,
               duration_type(sim::Duration::nanoseconds(1), limits::kTimeMax),
               "How long it lasts on average; exponential.", "20ms");
    const Type<std::vector<double>> weights = list_of(number_type(), "weights");
    o.property(
        "next",
        [=](const Node& node, Reader& reader, MmppState& state) {
          return weights.read(node, reader, state.next);
        },
        [=](const MmppState& state) -> std::optional<Node> {
          if (state.next.empty()) return std::nullopt;
          return weights.write(state.next);
        },
        weights.shape,
        "Weights of the states that follow, its own 0; none: the next one in the list, round and "
        "round.",
        "[0, 1]");
    return o;
  }();
  return object;
}

const Object<MmppArrivalsSpec>& mmpp_object() {
  static const Object<MmppArrivalsSpec> object = [] {
    Object<MmppArrivalsSpec> o("mmpp", "A Poisson process whose rate jumps between states.");
    o.required("states", &MmppArrivalsSpec::states,
               list_of(object_type<MmppState, mmpp_state_object>(), "states"), "2 to 64 of them.",
               "[{rate: 1500/s, mean_sojourn: 20ms}, {rate: 100/s, mean_sojourn: 20ms}]");
    return o;
  }();
  return object;
}

void declare_planned(Object<OpenSpec>& o) {
  o.planned_alternative("trace", "the arrivals of a file");
  o.planned_alternative("stages", "stages of a load test");
  o.planned_alternative("cron", "arrivals by the clock");
}

}  // namespace

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
    o.alternative("mmpp", &OpenSpec::arrivals, object_type<MmppArrivalsSpec, mmpp_object>(),
                  "Bursts.",
                  "{states: [{rate: 1500/s, mean_sojourn: 20ms}, {rate: 100/s, mean_sojourn: "
                  "20ms}]}");
    o.alternative("times", &OpenSpec::arrivals,
                  member_type(&models::TimesArrivalsSpec::times,
                              list_of(duration_type(sim::Duration(), limits::kTimeMax),
                                      "instants since the start, ascending")),
                  "Exactly these instants, ascending.", "[0s, 1s, 1s]");
    o.field("batch", &OpenSpec::batch, batch_type(), "How many requests one arrival brings.",
            "{geometric: {mean: 8}}");
    declare_planned(o);
    return o;
  }();
  return object;
}

}  // namespace orrery::app
