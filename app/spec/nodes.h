// Nodes: the machines of a zone.
#pragma once

#include <optional>
#include <vector>

#include "app/schema/object.h"
#include "app/schema/words.h"
#include "models/platform/platform_spec.h"

namespace orrery::app {

// What is said of a processor: which model, and the parameters of cfs_quota.
struct CpuModelForm {
  models::CpuModel kind = models::CpuModel::dedicated;
  sim::Duration quota_period = models::NodeSpec().quota_period;
  models::QuotaPhase quota_phase = models::NodeSpec().quota_phase;
};

// A node as it is written: what is not said comes from the platform's `node`, else it has its
// default.
struct NodeForm {
  std::optional<double> cpu;
  std::optional<double> speed;
  std::optional<CpuModelForm> cpu_model;
  std::optional<double> background;
};

const Object<NodeForm>& node_object();
std::vector<WordDescription> cpu_model_words();

// `form`, with what it does not say from `standard`. Where cpu is given and cpu_model is not, the
// processor is shared.
models::NodeSpec to_node(const NodeForm& form, const NodeForm& standard);
// In full.
NodeForm from_node(const models::NodeSpec& node);

}  // namespace orrery::app
