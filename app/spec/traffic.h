// How calls are made: the policy fields of a call, of `traffic.defaults` and of `traffic.to`.
#pragma once

#include "app/schema/object.h"
#include "app/schema/scalar_types.h"
#include "models/requests/traffic_spec.h"

namespace orrery::app {

Type<models::LoadBalancingSpec> load_balancing_type();
// [1 ns, 36 years].
Type<sim::Duration> timeout_type();
const Object<models::TrafficSpec>& traffic_object();

// Declares what is planned for policies of calls.
void for_each_planned_policy(const std::function<void(const char*, const char*)>& declare);

// Adds the fields of the policy that `get` finds in a T to its object.
template <class T, class Get>
void add_policy_fields(Object<T>& o, Get get) {
  const auto add = [&](const std::string& name, auto member, const auto& type,
                       const std::string& doc, const std::string& example) {
    o.property(
        name,
        [=, read = type.read](const Node& node, Reader& reader, T& object) {
          auto& field = get(object).*member;
          if (read(node, reader, field.emplace())) return true;
          field.reset();
          return false;
        },
        [=, write = type.write](const T& object) -> std::optional<Node> {
          const auto& field = get(object).*member;
          if (!field) return std::nullopt;
          return write(*field);
        },
        type.shape, doc, example);
  };
  add("load_balancing", &models::CallPolicySpec::load_balancing, load_balancing_type(),
      "How a pod is chosen: random or round_robin.", "random");
  add("timeout", &models::CallPolicySpec::timeout, timeout_type(),
      "The caller stops waiting after this time; none: it waits for ever.", "300ms");
  for_each_planned_policy([&o](const char* name, const char* clause) { o.planned(name, clause); });
}

}  // namespace orrery::app
