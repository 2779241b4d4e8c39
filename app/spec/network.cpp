#include "app/spec/network.h"

#include "app/schema/scalar_types.h"

namespace orrery::app {
namespace {

using models::HopSpec;
using models::NetworkSpec;

const Object<HopSpec>& hop_object() {
  static const Object<HopSpec> object = [] {
    Object<HopSpec> o("hop", "What a message costs one way; a bare duration is its latency.");
    const Type<sim::Duration> time = duration_type(sim::Duration(), sim::Duration::hours(1));
    o.field("latency", &HopSpec::latency, time, "Of each message.", "150us");
    o.field("jitter", &HopSpec::jitter, time, "Evenly from 0 to this is added.", "50us");
    o.planned("bandwidth", "bytes that a link carries");
    o.planned("loss", "messages that are lost");
    o.shorthand("latency");
    return o;
  }();
  return object;
}

}  // namespace

const Object<NetworkSpec>& network_object() {
  static const Object<NetworkSpec> object = [] {
    Object<NetworkSpec> o("network",
                          "Distances, each one way. Without them messages take no time.");
    const auto hop = object_type<HopSpec, hop_object>();
    o.field("same_node", &NetworkSpec::same_node, hop, "Between pods of one node.", "20us");
    o.field("same_zone", &NetworkSpec::same_zone, hop, "Between nodes of one zone.",
            "{latency: 150us, jitter: 50us}");
    o.field("between_zones", &NetworkSpec::between_zones, hop, "Between zones.", "600us");
    o.field("outside", &NetworkSpec::outside, hop, "Between clients outside and any pod.",
            "{latency: 5ms, jitter: 2ms}");
    o.planned("bandwidth", "bytes that links carry");
    o.planned("loss", "messages that are lost");
    o.planned("between_regions", "distances of regions");
    o.planned("same_rack", "distances inside a rack");
    o.planned("backend", "messages that share links in SimGrid");
    return o;
  }();
  return object;
}

}  // namespace orrery::app
