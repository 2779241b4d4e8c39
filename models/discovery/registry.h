// Discovery: which pods callers know of. It hears of changes and writes the endpoint table.
//
// Every caller sees every change at the same time.
#pragma once

#include "models/recording/change.h"
#include "models/requests/endpoint_table.h"

namespace orrery::models {

inline void register_change(EndpointTable& endpoints, const Change& change) {
  switch (change.kind) {
    case ChangeKind::pod_ready:
      endpoints.add(change.service, change.pod);
      break;
    case ChangeKind::pod_noticed:
      endpoints.remove(change.service, change.pod);
      break;
    case ChangeKind::pod_down:
    case ChangeKind::node_down:
    case ChangeKind::node_up:
    case ChangeKind::failure_begins:
    case ChangeKind::failure_ends:
      break;
  }
}

}  // namespace orrery::models
