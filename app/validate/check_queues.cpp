#include <string>

#include "app/validate/checks.h"
#include "sim/base/time_text.h"

namespace orrery::app {
namespace {

using models::ConcurrencyKind;
using models::DisciplineKind;
using models::DisciplineSpec;

constexpr char kThreadsWait[] =
    "; in `threads` a request waits before its work is known and keeps its thread to the end";

// Requests wait for threads, computations for cores and loops: not every order makes sense of both.
void check_discipline(const DisciplineSpec& discipline, bool is_threads, const std::string& path,
                      Findings& findings) {
  switch (discipline.kind) {
    case DisciplineKind::sjf:
    case DisciplineKind::srpt:
      if (!is_threads) return;
      findings.add(path, std::string("is for `cores` and `event_loop`, whose computations wait") +
                             kThreadsWait);
      return;
    case DisciplineKind::priority:
      if (!is_threads || !discipline.is_preemptive) return;
      findings.add(
          path + ".priority.preemptive",
          std::string("is for `cores` and `event_loop`, where computations stop and go on") +
              kThreadsWait);
      return;
    case DisciplineKind::codel:
      if (!is_threads) {
        findings.add(path,
                     "is for `threads`: it rejects requests, and a computation of a request "
                     "that was taken in is never rejected");
      }
      if (discipline.target < discipline.interval) return;
      findings.add(path + ".codel.target", "is " + to_text(discipline.target) +
                                               ", not below the interval, " +
                                               to_text(discipline.interval));
      return;
    case DisciplineKind::fifo:
    case DisciplineKind::lifo:
    case DisciplineKind::adaptive_lifo:
      return;
  }
}

}  // namespace

void check_queues(const models::ScenarioSpec& spec, Findings& findings) {
  for (const auto& [name, service] : spec.services) {
    const std::string path = "services." + name;
    if (service.startup) check_distribution(*service.startup, path + ".startup", findings);
    if (findings.is_damaged(path + ".concurrency")) continue;
    check_discipline(service.queue.discipline, service.concurrency.kind == ConcurrencyKind::threads,
                     path + ".queue.discipline", findings);
  }
}

}  // namespace orrery::app
