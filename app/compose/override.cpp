#include "app/compose/override.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "app/compose/structure.h"
#include "app/schema/limits.h"
#include "app/schema/nearest.h"
#include "app/schema/reader.h"
#include "app/schema/units/count.h"

namespace orrery::app {
namespace {

// What is wrong with an override; caught in apply_override, never outside of this file.
struct Refusal {
  std::string message;
};

struct Step {
  std::string name;  // of a key; empty: an index
  std::size_t index = 0;
};

Step index_step(std::string_view text) {
  const Parsed<std::uint64_t> index = parse_count(text);
  if (!index.ok()) throw Refusal{"found [" + std::string(text) + "], allowed are indices from 0"};
  return {"", index.value};
}

// "a.b[0].c" -> a, b, [0], c.
std::vector<Step> split(std::string_view path) {
  std::vector<Step> steps;
  while (!path.empty()) {
    if (path.front() == '[') {
      const std::size_t end = path.find(']');
      if (end == std::string_view::npos) throw Refusal{"has a '[' without ']'"};
      steps.push_back(index_step(path.substr(1, end - 1)));
      path.remove_prefix(end + 1);
    } else {
      const std::size_t end = std::min(path.find_first_of(".["), path.size());
      if (end == 0) throw Refusal{"has an empty step"};
      steps.push_back({std::string(path.substr(0, end))});
      path.remove_prefix(end);
    }
    if (!path.empty() && path.front() == '.') {
      path.remove_prefix(1);
      if (path.empty()) throw Refusal{"ends with a dot"};
    }
    if (steps.size() > static_cast<std::size_t>(limits::kDepthMax)) {
      throw Refusal{"has more than " + std::to_string(limits::kDepthMax) + " steps"};
    }
  }
  if (steps.empty() || steps.front().name.empty()) {
    throw Refusal{"does not begin with a key of the scenario"};
  }
  return steps;
}

// Walks down to where the value is put.
class Setting {
 public:
  Setting(std::vector<Step> steps, Node value, const Place& place)
      : steps_(std::move(steps)), value_(std::move(value)), place_(place) {}

  void apply(Node& node, const Shape* shape) {
    if (at_ == steps_.size()) {
      node = std::move(value_);
      return;
    }
    if (steps_[at_].name.empty()) {
      into_list(node, shape);
    } else {
      into_map(node, shape);
    }
  }

  const std::string& done() const { return done_; }

 private:
  void into_list(Node& node, const Shape* shape) {
    const std::size_t index = steps_[at_].index;
    // The steps of an endpoint in short form, the steps of one in full.
    if (!node.is_list()) throw Refusal{"is " + kind(node) + ", which has no " + item_step(index)};
    if (index >= node.items.size()) {
      throw Refusal{"has " + std::to_string(node.items.size()) + " elements, of which " +
                    item_step(index) + " is none"};
    }
    append_step(done_, item_step(index));
    ++at_;
    apply(node.items[index], shape_of_items(shape));
  }

  void into_map(Node& node, const Shape* shape) {
    expand_shorthand(node, shape);
    if (node.kind == NodeKind::nothing) {
      node = map_node();
      node.place = place_;
    }
    if (!node.is_map()) {
      throw Refusal{"is " + kind(node) + ", which has no key '" + steps_[at_].name + "'"};
    }
    const std::string name = take_name(node, shape);
    check_name(node, shape, name);
    append_step(done_, name);
    Entry entry{name, false, place_, {}};
    // A copy: what is refused further down changes nothing, and set_entry finds the entry by its
    // key.
    if (const Entry* there = node.find(name)) entry = *there;
    apply(entry.value, shape_below(shape, name));
    entry.place = entry.value.place;
    set_entry(node, std::move(entry), shape);
  }

  // The longest key of the map that the steps spell with dots, or as many steps as such a key has.
  std::string take_name(const Node& node, const Shape* shape) {
    std::string name;
    std::string longest;
    std::size_t used = 0;
    for (std::size_t i = at_; i < steps_.size() && !steps_[i].name.empty(); ++i) {
      append_step(name, steps_[i].name);
      if (i > at_ && node.find(name) == nullptr && !has_dots(shape, i - at_)) continue;
      longest = name;
      used = i - at_ + 1;
    }
    at_ += used;
    return longest;
  }

  // Whether the keys of a map are made of so many names and dots more than one.
  static bool has_dots(const Shape* shape, std::size_t dots) {
    return dots == 1 && shape != nullptr && shape->kind == ShapeKind::map &&
           shape->pattern.find("\\.[A-Za-z") != std::string::npos;
  }

  // Objects have only their own keys. A map may get a new one; but what needs more than one value
  // to be complete is more likely a slip.
  void check_name(const Node& node, const Shape* shape, const std::string& name) const {
    if (node.find(name) != nullptr || shape == nullptr) return;
    const ObjectDescription* object = object_of(shape);
    if (object != nullptr) {
      if (shape_below(shape, name) != nullptr || object->field(name) != nullptr) return;
      refuse_name(name, object->names(), "has no key");
    }
    const ObjectDescription* element = object_of(shape_below(shape, name));
    const bool is_last = at_ == steps_.size();
    if (is_last || element == nullptr || !needs_more(*element)) return;
    std::vector<std::string> names;
    for (const Entry& entry : node.entries) names.push_back(entry.key);
    refuse_name(name, names, "has no");
  }

  static bool needs_more(const ObjectDescription& object) {
    return !object.all_groups().empty() ||
           std::any_of(object.fields.begin(), object.fields.end(),
                       [](const FieldDescription& field) { return field.is_required; });
  }

  [[noreturn]] static void refuse_name(const std::string& name,
                                       const std::vector<std::string>& names,
                                       const std::string& clause) {
    throw Refusal{clause + " " + in_quotes(name) + did_you_mean_of(name, names, "known are")};
  }

  static std::string kind(const Node& node) {
    return node.is_scalar() ? "the value " + found(node) : found(node);
  }

  std::vector<Step> steps_;
  Node value_;
  Place place_;
  std::size_t at_ = 0;
  std::string done_;  // the path up to where it stands
};

// Overrides have no lines.
void move_to(Node& node, const Place& place) {
  node.place = place;
  for (Node& item : node.items) move_to(item, place);
  for (Entry& entry : node.entries) {
    entry.place = place;
    move_to(entry.value, place);
  }
}

}  // namespace

void apply_override(Node& root, const std::string& text, std::uint32_t source, const Shape& shape,
                    std::vector<SyntaxProblem>& problems) {
  const Place place{source, 0, 0};
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) {
    problems.push_back({place, "needs a '=': allowed are texts such as services.cart.replicas=3"});
    return;
  }
  if (!is_utf8_text(text) || text.size() > limits::kFileBytesMax) {
    problems.push_back({place, "is no text in UTF-8"});
    return;
  }
  YamlDocument document = read_yaml(std::string_view(text).substr(equals + 1), source);
  for (SyntaxProblem& problem : document.problems) {
    problems.push_back({place, "in its value: " + problem.message});
  }
  if (!document.problems.empty()) return;
  move_to(document.root, place);
  std::optional<Setting> setting;
  try {
    setting.emplace(split(std::string_view(text).substr(0, equals)), std::move(document.root),
                    place);
    setting->apply(root, &shape);
  } catch (const Refusal& refusal) {
    problems.push_back({place, refusal.message, setting ? setting->done() : "", false});
  }
}

}  // namespace orrery::app
