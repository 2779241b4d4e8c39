#include "app/spec/failure_targets.h"

#include <algorithm>

namespace orrery::app {
namespace {

constexpr std::uint64_t kPickMax = 4'000'000;
constexpr std::uint64_t kPodNumberMax = 999'999;
constexpr char kNodePattern[] = "^[A-Za-z0-9_-]{1,100}/[0-9]{1,7}$";

bool is_node_name(const std::string& text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return false;
  const std::string number = text.substr(slash + 1);
  // The rule of names is that of name_type; a reader of its own collects what is not to be shown.
  Reader silent;
  std::string zone;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return name_type("zones").read(plain(text.substr(0, slash)), silent, zone) && !number.empty() &&
         number.size() <= 7 && std::all_of(number.begin(), number.end(), is_digit) &&
         (number == "0" || number.front() != '0');
}

// Reports the second of two keys that say the same thing twice.
bool exclude(const Node& node, Reader& reader, const char* one, const char* other,
             const std::string& why) {
  const Entry* entry = node.find(other);
  if (node.find(one) == nullptr || entry == nullptr) return true;
  reader.error_below(other, entry->place, "stands beside `" + std::string(one) + "`, " + why);
  return false;
}

}  // namespace

Type<std::string> node_name_type() {
  return {[](const Node& node, Reader& reader, std::string& name) {
            if (node.is_scalar() && is_node_name(node.text)) {
              name = node.text;
              return true;
            }
            reader.refuse(node, "names of nodes, zone/number, such as a/0");
            return false;
          },
          [](const std::string& name) { return text_node(name); },
          {ShapeKind::text, "zone/number", kNodePattern}};
}

void add_node_fields(Object<TargetForm>& o) {
  o.optional("node", &TargetForm::node, node_name_type(), "This node.", "a/0");
  o.optional("zone", &TargetForm::zone, name_type("names of zones"),
             "Nodes of this zone; without: of all.", "a");
}

void add_pod_fields(Object<TargetForm>& o, bool is_required) {
  o.optional("service", &TargetForm::service, name_type("names of services"),
             "Pods of this service.", "cart");
  if (is_required) o.last_is_required();
  o.optional("pod", &TargetForm::pod, whole_type<std::uint32_t>(0, kPodNumberMax),
             "This one, by its number.", "0");
}

void add_pick_field(Object<TargetForm>& o, const char* doc) {
  o.optional("pick", &TargetForm::pick, whole_type<std::uint32_t>(1, kPickMax), doc, "1");
}

bool check_target(const TargetForm&, const Node& node, Reader& reader) {
  if (!node.is_map()) return true;
  bool ok = exclude(node, reader, "node", "zone", "whose name says its zone");
  ok = exclude(node, reader, "node", "pick", "which is a single one") && ok;
  ok = exclude(node, reader, "pod", "pick", "which is a single one") && ok;
  for (const char* key : {"node", "zone"}) {
    ok = exclude(node, reader, key, "service", "which means whole nodes") && ok;
  }
  const Entry* pod = node.find("pod");
  if (pod != nullptr && node.find("service") == nullptr) {
    reader.error_below("pod", pod->place, "needs `service`, whose pod it is");
    ok = false;
  }
  return ok;
}

models::NodeChoice to_nodes(const TargetForm& form) {
  return {form.node.value_or(""), form.zone.value_or(""), form.pick.value_or(0)};
}

models::PodChoice to_pods(const TargetForm& form) {
  return {form.service.value_or(""), form.pod, form.pick.value_or(0)};
}

TargetForm from_nodes(const models::NodeChoice& nodes) {
  TargetForm form;
  if (!nodes.node.empty()) form.node = nodes.node;
  if (!nodes.zone.empty()) form.zone = nodes.zone;
  if (nodes.pick > 0) form.pick = nodes.pick;
  return form;
}

TargetForm from_pods(const models::PodChoice& pods) {
  TargetForm form;
  form.service = pods.service;
  form.pod = pods.pod;
  if (pods.pick > 0) form.pick = pods.pick;
  return form;
}

}  // namespace orrery::app
