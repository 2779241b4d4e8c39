// What a failure meets: nodes or pods, by name or some by draws, as it is written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/schema/object.h"
#include "app/schema/scalar_types.h"
#include "models/failures/failure_spec.h"

namespace orrery::app {

struct TargetForm {
  std::optional<std::string> node;
  std::optional<std::string> zone;
  std::optional<std::string> service;
  std::optional<std::uint32_t> pod;
  std::optional<std::uint32_t> pick;
  double factor = 0.5;  // of slow_cpu
  double cores = 1;     // of cores_offline
};

// "a/0".
Type<std::string> node_name_type();

void add_node_fields(Object<TargetForm>& o);
// With `service` required or not.
void add_pod_fields(Object<TargetForm>& o, bool is_required);
void add_pick_field(Object<TargetForm>& o, const char* doc);

// Whether no two things are said of what is meant.
bool check_target(const TargetForm& form, const Node& node, Reader& reader);

models::NodeChoice to_nodes(const TargetForm& form);
models::PodChoice to_pods(const TargetForm& form);
TargetForm from_nodes(const models::NodeChoice& nodes);
TargetForm from_pods(const models::PodChoice& pods);

}  // namespace orrery::app
