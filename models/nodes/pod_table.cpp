#include "models/nodes/pod_table.h"

#include "sim/random/names.h"

namespace orrery::models {

Change PodTable::execute(const StartPod& command, const Platform& platform, sim::SimTime now) {
  const PodId id(size());
  pods_.push_back({command.service, command.ordinal, platform.location(NodeId(command.node)),
                   sim::hash_name(command.name)});
  return {now, ChangeKind::pod_ready, id, command.service};
}

}  // namespace orrery::models
