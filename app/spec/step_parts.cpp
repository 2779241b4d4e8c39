#include "app/spec/step_parts.h"

#include <cstdint>
#include <string>

#include "app/schema/scalar_types.h"
#include "app/spec/names.h"
#include "app/spec/steps.h"
#include "app/spec/traffic.h"

namespace orrery::app {
namespace {

using models::AlternativeSpec;
using models::CallStepSpec;
using models::ChooseStepSpec;
using models::ParallelStepSpec;
using models::RepeatStepSpec;
using models::StepList;

constexpr std::uint64_t kTurnsMax = 1'000'000;
constexpr std::uint64_t kBranchesMax = 10'000;

// `all`, `first`, or a number; all is 0.
Type<std::uint32_t> wait_for_type() {
  const Type<std::uint32_t> number = whole_type<std::uint32_t>(1, kBranchesMax);
  Shape word;
  word.kind = ShapeKind::choice;
  word.choices = {"all", "first"};
  return {[=](const Node& node, Reader& reader, std::uint32_t& value) {
            if (node.is_scalar() && (node.text == "all" || node.text == "first")) {
              value = node.text == "all" ? 0 : 1;
              return true;
            }
            if (!node.is_scalar()) {
              reader.refuse(node, "all, first, or a number of branches");
              return false;
            }
            return number.read(node, reader, value);
          },
          [=](const std::uint32_t& value) {
            return value == 0 ? text_node("all") : number.write(value);
          },
          either_shape("all, first, or a number", {word, number.shape})};
}

// A step, or a list of steps.
Type<StepList> branch_type() {
  const Type<StepList> list = step_list_type();
  return {[=](const Node& node, Reader& reader, StepList& steps) {
            if (!node.is_map()) return list.read(node, reader, steps);
            const Reader::Scope scope(reader, "", item_step(0), node.place);
            models::StepSpec step;
            if (!step_object().read(node, reader, step)) return false;
            steps.push_back(std::move(step));
            return true;
          },
          list.write,
          either_shape("a step, or a list of steps", {list.shape.parts[0], list.shape})};
}

struct Turns {
  std::uint32_t min = 1;
  std::uint32_t max = 1;
};

const Object<Turns>& turns_object() {
  static const Object<Turns> object = [] {
    Object<Turns> o("turns", "A number of turns, drawn evenly each time.");
    const Type<std::uint32_t> turns = whole_type<std::uint32_t>(0, kTurnsMax);
    o.required("min", &Turns::min, turns, "The fewest.", "1");
    o.required("max", &Turns::max, turns, "The most.", "10");
    return o;
  }();
  return object;
}

bool read_turns(const Node& node, Reader& reader, RepeatStepSpec& spec) {
  Turns turns;
  if (node.is_map()) {
    if (!turns_object().read(node, reader, turns)) return false;
  } else {
    if (!whole_type<std::uint32_t>(0, kTurnsMax).read(node, reader, turns.min)) return false;
    turns.max = turns.min;
  }
  spec.times_min = turns.min;
  spec.times_max = turns.max;
  return true;
}

std::optional<Node> write_turns(const RepeatStepSpec& spec) {
  if (spec.times_min != spec.times_max) {
    return turns_object().write({spec.times_min, spec.times_max});
  }
  return plain(std::to_string(spec.times_min));
}

// An alternative as it is written; what excludes what is checked behind the reading.
struct AlternativeForm {
  std::optional<double> weight;
  std::optional<std::map<std::string, models::AttributeValue>> when;
  StepList steps;
  std::optional<StepList> otherwise;
};

const Object<AlternativeForm>& alternative_object() {
  static const Object<AlternativeForm> object = [] {
    Object<AlternativeForm> o("alternative",
                              "One of several lists of steps: {weight, steps} in each, or {when, "
                              "steps} in each and {otherwise} in the last.");
    o.optional("weight", &AlternativeForm::weight, weight_type(),
               "How often, relative to the others.", "9");
    o.optional(
        "when", &AlternativeForm::when,
        map_of(name_key("names of attributes"), attribute_value_type(), "values by attribute"),
        "Attributes of the request that must all have these values.", "{tenant: paid}");
    o.field("steps", &AlternativeForm::steps, step_list_type(), "What is done then.",
            "[{compute: 1ms}]");
    o.optional("otherwise", &AlternativeForm::otherwise, step_list_type(),
               "In the last alternative: what is done where no other one fits.", "[{fail: 1}]");
    o.exactly_one({"weight", "when", "otherwise"});
    return o;
  }();
  return object;
}

enum class AlternativeKind { weight, when, otherwise };

bool to_alternative(AlternativeForm& form, const Node& node, Reader& reader, AlternativeKind& kind,
                    AlternativeSpec& spec) {
  if (form.otherwise && node.find("steps") != nullptr) {
    reader.error_below("steps", node.find("steps")->place,
                       "stands beside `otherwise`, which has the steps itself");
    return false;
  }
  if (form.when && form.when->empty()) {
    reader.error_below("when", node.place, "is empty; for steps in all other cases use otherwise");
    return false;
  }
  // By the keys: a weight that is wrong is a weight all the same.
  kind = node.find("weight") != nullptr ? AlternativeKind::weight
         : node.find("when") != nullptr ? AlternativeKind::when
                                        : AlternativeKind::otherwise;
  spec.weight = form.weight.value_or(0);
  if (form.when) spec.when = std::move(*form.when);
  spec.steps = form.otherwise ? std::move(*form.otherwise) : std::move(form.steps);
  return true;
}

bool read_choose(const Node& node, Reader& reader, ChooseStepSpec& spec) {
  bool ok = true;
  std::vector<AlternativeKind> kinds;
  const Shape shape = list_shape(Shape{}, "a list of alternatives");
  const bool is_list = read_list(node, reader, shape, [&](const Node& item, std::size_t) {
    AlternativeForm form;
    AlternativeSpec alternative;
    AlternativeKind kind{};
    if (!alternative_object().read(item, reader, form) ||
        !to_alternative(form, item, reader, kind, alternative)) {
      ok = false;
      return;
    }
    if (!kinds.empty() && kinds.back() == AlternativeKind::otherwise) {
      reader.error(item.place, "stands behind `otherwise`, which must be the last");
      ok = false;
    } else if (!kinds.empty() &&
               (kinds[0] == AlternativeKind::weight) != (kind == AlternativeKind::weight)) {
      reader.error(item.place,
                   "mixes weights with `when`; allowed are weights in all "
                   "alternatives, or in none");
      ok = false;
    }
    kinds.push_back(kind);
    spec.alternatives.push_back(std::move(alternative));
  });
  spec.is_weighted = kinds.empty() || kinds[0] == AlternativeKind::weight;
  return is_list && ok;
}

Node write_choose(const ChooseStepSpec& spec) {
  std::vector<Node> items;
  for (const AlternativeSpec& alternative : spec.alternatives) {
    Node item = map_node();
    const Node steps = step_list_type().write(alternative.steps);
    if (!spec.is_weighted && alternative.when.empty()) {
      item.add("otherwise", steps);
    } else {
      AlternativeForm form;
      if (spec.is_weighted) form.weight = alternative.weight;
      if (!spec.is_weighted) form.when = alternative.when;
      form.steps = alternative.steps;
      item = alternative_object().write(form);
    }
    items.push_back(std::move(item));
  }
  return list_node(std::move(items));
}

}  // namespace

const Object<CallStepSpec>& call_object() {
  static const Object<CallStepSpec> object = [] {
    Object<CallStepSpec> o("call", "A call; a bare name calls that endpoint.");
    o.required("to", &CallStepSpec::to, endpoint_name_type(), "The endpoint called.", "cart.get");
    add_policy_fields(
        o, [](auto& call) -> auto& { return call.policy; });
    o.planned("request", "the size of the request");
    o.shorthand("to");
    return o;
  }();
  return object;
}

const Object<ParallelStepSpec>& parallel_object() {
  static const Object<ParallelStepSpec> object = [] {
    Object<ParallelStepSpec> o("parallel",
                               "Branches side by side; a list is that of the branches.");
    o.field("wait_for", &ParallelStepSpec::wait_for, wait_for_type(),
            "How many branches must succeed: `all`, `first`, or a number.", "2");
    o.required("branches", &ParallelStepSpec::branches, list_of(branch_type(), "branches"),
               "Steps, or lists of steps.", "[{call: cart.get}, {call: ads.pick}]");
    o.shorthand("branches");
    return o;
  }();
  return object;
}

const Object<RepeatStepSpec>& repeat_object() {
  static const Object<RepeatStepSpec> object = [] {
    Object<RepeatStepSpec> o("repeat", "Steps one time after the other.");
    Shape turns;
    turns.kind = ShapeKind::object;
    turns.object = []() -> const ObjectDescription& { return turns_object().description(); };
    const Shape number = whole_type<std::uint32_t>(0, kTurnsMax).shape;
    o.property("times", read_turns, write_turns,
               either_shape("a number, or {min, max}", {number, turns}), "How many times.",
               "{min: 1, max: 10}");
    o.last_is_required();
    o.required("steps", &RepeatStepSpec::steps, step_list_type(), "What is repeated.",
               "[{call: cart.get}]");
    return o;
  }();
  return object;
}

Type<ChooseStepSpec> choose_type() {
  const Shape element = object_type<AlternativeForm, alternative_object>().shape;
  return {read_choose, write_choose, list_shape(element, "a list of alternatives")};
}

Type<OnErrorSpec> on_error_type() {
  const Type<StepList> steps = step_list_type();
  Shape word;
  word.kind = ShapeKind::choice;
  word.choices = {"propagate", "ignore"};
  return {[=](const Node& node, Reader& reader, OnErrorSpec& value) {
            if (node.is_list()) {
              value.kind = models::OnError::steps;
              return steps.read(node, reader, value.fallback);
            }
            if (node.is_scalar() && (node.text == "propagate" || node.text == "ignore")) {
              value.kind =
                  node.text == "ignore" ? models::OnError::ignore : models::OnError::propagate;
              return true;
            }
            reader.refuse(node, "propagate, ignore, or a list of steps");
            return false;
          },
          [=](const OnErrorSpec& value) {
            if (value.kind == models::OnError::steps) return steps.write(value.fallback);
            return text_node(value.kind == models::OnError::ignore ? "ignore" : "propagate");
          },
          either_shape("propagate, ignore, or a list of steps", {word, steps.shape})};
}

}  // namespace orrery::app
