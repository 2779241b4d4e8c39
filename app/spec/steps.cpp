#include "app/spec/steps.h"

#include <string>
#include <variant>

#include "app/schema/scalar_types.h"
#include "app/spec/distributions.h"
#include "app/spec/step_parts.h"

namespace orrery::app {
namespace {

using models::CallStepSpec;
using models::FailStepSpec;
using models::ParallelStepSpec;
using models::StepSpec;

const Object<FailStepSpec>& fail_object() {
  static const Object<FailStepSpec> object = [] {
    Object<FailStepSpec> o("fail", "The endpoint fails with outcome `error`.");
    o.required("probability", &FailStepSpec::probability, probability_type(), "How often.", "1%");
    o.shorthand("probability");
    return o;
  }();
  return object;
}

// Calls use(on_error, fallback) of a step that has them; false if it has not.
template <class Step, class Use>
bool with_on_error(Step& step, Use&& use) {
  if (auto* call = std::get_if<CallStepSpec>(&step.step)) {
    use(call->on_error, call->fallback);
    return true;
  }
  if (auto* parallel = std::get_if<ParallelStepSpec>(&step.step)) {
    use(parallel->on_error, parallel->fallback);
    return true;
  }
  return false;
}

bool read_on_error(const Node& node, Reader& reader, StepSpec& step) {
  OnErrorSpec value;
  if (!on_error_type().read(node, reader, value)) return false;
  const bool has = with_on_error(step, [&](models::OnError& kind, models::StepList& fallback) {
    kind = value.kind;
    fallback = std::move(value.fallback);
  });
  if (!has) reader.error(node.place, "stands beside `call` and `parallel` only");
  return has;
}

std::optional<Node> write_on_error(const StepSpec& step) {
  std::optional<Node> node;
  with_on_error(step, [&](const models::OnError& kind, const models::StepList& fallback) {
    node = on_error_type().write({kind, fallback});
  });
  return node;
}

void declare_planned(Object<StepSpec>& o) {
  o.planned_alternative("io", "reading and writing a disk");
  o.planned_alternative("async", "steps that go on behind the answer");
  o.planned_alternative("publish", "sending a message to a topic");
  o.planned_alternative("consume", "taking a message from a topic");
  o.planned_alternative("stream", "a stream of messages");
  o.planned_alternative("cache", "looking up a cache, with steps for a miss");
  o.planned_alternative("lock", "steps inside a lock");
  o.planned_alternative("transfer", "a bulk transfer that shares the network");
}

}  // namespace

const Object<StepSpec>& step_object() {
  static const Object<StepSpec> object = [] {
    Object<StepSpec> o("step", "One thing that an endpoint does.");
    o.alternative("compute", &StepSpec::step,
                  member_type(&models::ComputeStepSpec::demand, distribution_type()),
                  "Work on the processor.", "{lognormal: {mean: 3ms, p99: 12ms}}");
    o.alternative("sleep", &StepSpec::step,
                  member_type(&models::SleepStepSpec::delay, distribution_type()),
                  "Time that passes without work.", "2ms");
    o.alternative("call", &StepSpec::step, object_type<CallStepSpec, call_object>(),
                  "A call of another endpoint, and the wait for its answer.", "cart.get");
    o.alternative("parallel", &StepSpec::step, object_type<ParallelStepSpec, parallel_object>(),
                  "Branches side by side.", "[{call: cart.get}, {call: ads.pick}]");
    o.alternative("choose", &StepSpec::step, choose_type(), "One of several lists of steps.",
                  "[{weight: 9, steps: [{compute: 1ms}]}, {weight: 1, steps: []}]");
    o.alternative("repeat", &StepSpec::step, object_type<models::RepeatStepSpec, repeat_object>(),
                  "Steps one time after the other.", "{times: 3, steps: [{call: cart.get}]}");
    o.alternative("fail", &StepSpec::step, object_type<FailStepSpec, fail_object>(),
                  "The endpoint fails here.", "1%");
    o.property(
        "on_error", read_on_error, write_on_error, on_error_type().shape,
        "Beside `call` and `parallel`, what happens when it fails: `propagate` (the default; "
        "the endpoint fails too), `ignore`, or a list of steps to run instead.",
        "ignore");
    declare_planned(o);
    return o;
  }();
  return object;
}

Type<models::StepList> step_list_type() {
  return list_of(object_type<StepSpec, step_object>(), "steps");
}

}  // namespace orrery::app
