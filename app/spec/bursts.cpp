#include "app/spec/bursts.h"

#include <optional>
#include <vector>

#include "app/schema/object.h"
#include "app/schema/scalar_types.h"
#include "app/spec/distributions.h"

namespace orrery::app {
namespace {

using models::MmppArrivalsSpec;
using models::MmppState;
using models::OnOffArrivalsSpec;

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

const Object<OnOffArrivalsSpec>& on_off_object() {
  static const Object<OnOffArrivalsSpec> object = [] {
    Object<OnOffArrivalsSpec> o("on_off",
                                "A Poisson process that is on and off in turn, on at first.");
    o.required("on", &OnOffArrivalsSpec::on, distribution_type(), "How long it is on.",
               "{exponential: 2s}");
    o.required("off", &OnOffArrivalsSpec::off, distribution_type(), "How long it is off.",
               "{lognormal: {mean: 8s, p99: 30s}}");
    o.required("rate", &OnOffArrivalsSpec::rate, rate_type(), "Of arrivals while it is on.",
               "900/s");
    return o;
  }();
  return object;
}

}  // namespace

Type<MmppArrivalsSpec> mmpp_type() {
  return object_type<MmppArrivalsSpec, mmpp_object>();
}

Type<OnOffArrivalsSpec> on_off_type() {
  return object_type<OnOffArrivalsSpec, on_off_object>();
}

}  // namespace orrery::app
