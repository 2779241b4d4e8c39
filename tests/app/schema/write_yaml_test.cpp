#include "app/schema/write_yaml.h"

#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "app/schema/read_yaml.h"
#include "sim/base/mix.h"

namespace orrery::app {
namespace {

bool same(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.text != b.text || a.is_quoted != b.is_quoted) return false;
  if (a.items.size() != b.items.size() || a.entries.size() != b.entries.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    if (!same(a.items[i], b.items[i])) return false;
  }
  for (std::size_t i = 0; i < a.entries.size(); ++i) {
    if (a.entries[i].key != b.entries[i].key) return false;
    if (!same(a.entries[i].value, b.entries[i].value)) return false;
  }
  return true;
}

class RandomTree {
 public:
  explicit RandomTree(std::uint64_t seed) : state_(seed) {}

  Node node(int depth) {
    const std::uint64_t kind = next(depth > 4 ? 3 : 6);
    if (kind == 0) return {};
    if (kind < 3) return text_node(text());
    Node node = kind == 3 ? list_node() : map_node();
    const std::uint64_t size = next(5);
    for (std::uint64_t i = 0; i < size; ++i) {
      if (kind == 3) {
        node.items.push_back(this->node(depth + 1));
      } else {
        Node key = text_node(text() + std::to_string(i));
        node.entries.push_back({key.text, key.is_quoted, {}, this->node(depth + 1)});
      }
    }
    return node;
  }

 private:
  std::uint64_t next(std::uint64_t below) {
    state_ = sim::mix64(state_, 1);
    return state_ % below;
  }
  std::string text() {
    static const char* const kParts[] = {
        "a", "b c",  "no", "1",  "\n", "\t", ": ",   "#",      "\"",     "\\",     "'",
        "é", "\x7f", "{",  "- ", "\r", "😀",  "\x01", "\u2028", "\u0085", "\ufeff", " "};
    std::string text;
    const std::uint64_t parts = next(5);
    for (std::uint64_t i = 0; i < parts; ++i) text += kParts[next(std::size(kParts))];
    return text;
  }

  std::uint64_t state_;
};

TEST(WriteYaml, ReadsBackToTheSameTree) {
  for (std::uint64_t seed = 0; seed < 3'000; ++seed) {
    const Node tree = RandomTree(seed).node(0);
    for (const std::string& text : {to_yaml(tree), to_flow_yaml(tree)}) {
      const YamlDocument document = read_yaml(text, 0);
      ASSERT_TRUE(document.problems.empty()) << text << document.problems[0].message;
      EXPECT_TRUE(same(document.root, tree)) << text;
    }
  }
}

TEST(WriteYaml, PutsShortValuesOnOneLine) {
  Node step = map_node();
  step.add("compute", text_node(std::string(60, 'x')));
  step.add("on_error", text_node(std::string(60, 'y')));
  Node short_step = map_node();
  short_step.add("sleep", plain("1ms"));
  Node root = map_node();
  root.add("steps", list_node({step, short_step}));
  root.add("none", list_node());
  EXPECT_EQ(to_yaml(root), "steps:\n  - compute: " + std::string(60, 'x') + "\n    on_error: " +
                               std::string(60, 'y') + "\n  - {sleep: 1ms}\nnone: []\n");
}

}  // namespace
}  // namespace orrery::app
