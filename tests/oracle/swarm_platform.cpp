// Processors and disciplines of the swarm's scenarios, and who goes first.
#include <algorithm>
#include <optional>

#include "tests/oracle/swarm_maker.h"

namespace orrery::oracle {

using models::ConcurrencyKind;
using models::CpuModel;
using models::DisciplineKind;
using sim::Duration;

// Few cores, so that there is contention, of whole demands, so that there are ties.
void SwarmMaker::make_processors() {
  bool is_any_shared = false;
  for (auto& [name, zone] : spec_.platform.zones) {
    models::NodeSpec& node = zone.node;
    if (more_.chance(30)) node.speed = more_.one_of({0.5, 0.7, 1.25, 2.0});
    if (!more_.chance(75)) continue;
    is_any_shared = true;
    node.cpu_model = more_.chance(40) ? CpuModel::processor_sharing : CpuModel::cfs_quota;
    node.cpu = more_.one_of({0.5, 1.0, 1.0, 2.0, 3.0, 8.0});
    if (more_.chance(25)) node.background = node.cpu * more_.one_of({0.1, 0.25, 0.5});
    node.quota_period = Duration::milliseconds(more_.one_of({1, 5, 10, 100}));
    if (more_.chance(50)) node.quota_phase = models::QuotaPhase::aligned;
  }
  if (!is_any_shared) return;  // nobody would care
  for (auto& [name, service] : spec_.services) {
    if (more_.chance(60)) {
      service.resources.cpu_request = more_.one_of({1u, 250u, 500u, 1'000u, 1'000u, 2'000u});
    }
    if (more_.chance(75)) {
      service.resources.cpu_limit = more_.one_of({50u, 100u, 200u, 500u, 1'000u, 1'500u, 3'000u});
    }
    std::optional<std::uint32_t>& request = service.resources.cpu_request;
    if (request && service.resources.cpu_limit) {
      request = std::min(*request, *service.resources.cpu_limit);
    }
  }
}

void SwarmMaker::make_disciplines() {
  for (auto& [name, service] : spec_.services) {
    if (more_.chance(75)) {
      service.queue.discipline = make_discipline(service.concurrency.kind);
      // An order shows only where somebody waits.
      std::uint32_t& servers = service.concurrency.count;
      if ((servers == models::kUnlimited || servers > 4) && more_.chance(80)) {
        servers = more_.between(1, 2);
      }
    }
    for (auto& [endpoint, steps] : service.endpoints) {
      if (more_.chance(30)) steps.priority = more_.one_of({-1, 0, 1, 2});
    }
  }
  for (auto& [name, workload] : spec_.workloads) workload.priority = more_.one_of({-1, 0, 1, 2});
}

models::DisciplineSpec SwarmMaker::make_discipline(ConcurrencyKind kind) {
  models::DisciplineSpec discipline;
  if (kind == ConcurrencyKind::threads) {
    discipline.kind =
        more_.one_of({DisciplineKind::lifo, DisciplineKind::adaptive_lifo, DisciplineKind::priority,
                      DisciplineKind::codel, DisciplineKind::codel});
  } else {
    discipline.kind =
        more_.one_of({DisciplineKind::lifo, DisciplineKind::adaptive_lifo, DisciplineKind::priority,
                      DisciplineKind::priority, DisciplineKind::sjf, DisciplineKind::srpt});
  }
  if (discipline.kind == DisciplineKind::adaptive_lifo) {
    discipline.lifo_above = more_.one_of({0u, 1u, 2u, 5u});
  } else if (discipline.kind == DisciplineKind::priority && kind != ConcurrencyKind::threads) {
    discipline.is_preemptive = more_.chance(70);
  } else if (discipline.kind == DisciplineKind::codel) {
    discipline.target = unit_ * more_.between(1, 3);
    discipline.interval = unit_ * more_.between(4, 12);
  }
  return discipline;
}

}  // namespace orrery::oracle
