#include "app/report/resolved_values.h"

#include <map>

#include "app/schema/read_yaml.h"
#include "app/schema/reader.h"
#include "app/schema/write_yaml.h"

namespace orrery::app {

namespace {

// The depth is that of the document, which the reading bounds.
void collect(const Node& node, const std::string& path, std::size_t line,
             std::vector<ResolvedValue>& values) {
  if (node.items.empty() && node.entries.empty()) {
    values.push_back({path, to_flow_yaml(node), line});
    return;
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    std::string below = path;
    append_step(below, item_step(i));
    collect(node.items[i], below, node.items[i].place.line, values);
  }
  for (const Entry& entry : node.entries) {
    std::string below = path;
    append_step(below, entry.key);
    collect(entry.value, below, entry.place.line, values);
  }
}

}  // namespace

std::vector<ResolvedValue> resolved_values(const std::string& resolved_text) {
  std::vector<ResolvedValue> values;
  if (is_utf8_text(resolved_text)) collect(read_yaml(resolved_text, 0).root, "", 1, values);
  return values;
}

std::vector<ValueDifference> differing_values(const std::string& resolved_a,
                                              const std::string& resolved_b) {
  std::map<std::string, ValueDifference> both;
  for (ResolvedValue& value : resolved_values(resolved_a)) {
    both[value.path] = {value.path, std::move(value.value), ""};
  }
  for (ResolvedValue& value : resolved_values(resolved_b)) {
    ValueDifference& difference = both[value.path];
    difference.path = value.path;
    difference.b = std::move(value.value);
  }
  std::vector<ValueDifference> differences;
  for (auto& [path, difference] : both) {
    if (difference.a != difference.b) differences.push_back(std::move(difference));
  }
  return differences;
}

}  // namespace orrery::app
