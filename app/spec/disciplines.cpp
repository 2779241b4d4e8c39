#include "app/spec/disciplines.h"

#include <cstdint>

#include "app/schema/object.h"
#include "app/schema/scalar_types.h"

namespace orrery::app {
namespace {

using models::DisciplineKind;
using models::DisciplineSpec;

constexpr std::uint64_t kLifoAboveMax = 1'000'000'000;

const Object<DisciplineSpec>& adaptive_lifo_object() {
  static const Object<DisciplineSpec> object = [] {
    Object<DisciplineSpec> o(
        "adaptive_lifo",
        "The longest waiting first while few wait, the latest first while many "
        "do (Maurer, Fail at Scale, 2015).");
    o.required("above", &DisciplineSpec::lifo_above, whole_type<std::uint32_t>(0, kLifoAboveMax),
               "The latest first while more than so many wait.", "100");
    return o;
  }();
  return object;
}

const Object<DisciplineSpec>& priority_object() {
  static const Object<DisciplineSpec> object = [] {
    Object<DisciplineSpec> o("by_priority",
                             "The highest priority first: that of the endpoint, else of the "
                             "workload whose request it is; of equals the longest waiting.");
    o.field("preemptive", &DisciplineSpec::is_preemptive, bool_type(),
            "Whether it takes the server of a computation of lower priority, which goes on later "
            "where it stopped; for `cores` and `event_loop`.",
            "true");
    o.planned("classes", "priorities by the name of a class");
    return o;
  }();
  return object;
}

const Object<DisciplineSpec>& codel_object() {
  static const Object<DisciplineSpec> object = [] {
    Object<DisciplineSpec> o("codel",
                             "The longest waiting first, but who is next is rejected now and then "
                             "while all have waited long for long (RFC 8289).");
    const Type<sim::Duration> time =
        duration_type(sim::Duration::microseconds(1), sim::Duration::hours(1));
    o.field("target", &DisciplineSpec::target, time, "A wait that is no trouble.", "5ms");
    o.field("interval", &DisciplineSpec::interval, time,
            "So long all waits must have been above the target.", "100ms");
    return o;
  }();
  return object;
}

Words<DisciplineSpec, DisciplineKind> discipline_choice() {
  Words<DisciplineSpec, DisciplineKind> words(&DisciplineSpec::kind);
  words.add("fifo", DisciplineKind::fifo, "the longest waiting first");
  words.add("lifo", DisciplineKind::lifo, "the latest first");
  words.add("adaptive_lifo", DisciplineKind::adaptive_lifo,
            "fifo; lifo while more than `above` wait (Maurer, Fail at Scale, 2015)",
            object_type<DisciplineSpec, adaptive_lifo_object>());
  words.add("priority", DisciplineKind::priority,
            "the highest priority first, `preemptive` where asked for",
            object_type<DisciplineSpec, priority_object>());
  words.add("sjf", DisciplineKind::sjf, "the shortest computation first; cores and event_loop");
  words.add("srpt", DisciplineKind::srpt,
            "the shortest remaining work first, preemptive; cores and event_loop");
  words.add("codel", DisciplineKind::codel,
            "fifo that rejects who has waited long for long (RFC 8289); threads",
            object_type<DisciplineSpec, codel_object>());
  words.plan("edf", "the earliest deadline first");
  words.plan("fair", "in turn between the values of an attribute");
  words.plan("random", "anyone");
  return words;
}

}  // namespace

Type<DisciplineSpec> discipline_type() {
  return discipline_choice().type("a discipline, or {discipline: {parameters}}");
}

std::vector<WordDescription> discipline_words() {
  return discipline_choice().descriptions();
}

}  // namespace orrery::app
