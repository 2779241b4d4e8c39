#include "app/schema/json_schema.h"

#include <gtest/gtest.h>

#include "app/schema/all_objects.h"
#include "app/schema/object.h"
#include "app/schema/reference_page.h"
#include "app/schema/scalar_types.h"

namespace orrery::app {
namespace {

struct Tree {
  std::uint64_t leaves = 3;
  std::vector<Tree> branches;
};

const Object<Tree>& tree_object() {
  static const Object<Tree> object = [] {
    Object<Tree> o("tree", "A tree.");
    o.field("leaves", &Tree::leaves, count_type(0, 9), "How many | they are.", "4");
    o.field("branches", &Tree::branches, list_of(object_type<Tree, tree_object>(), "trees"),
            "What grows on it.");
    o.planned("roots", "what is below");
    return o;
  }();
  return object;
}

TEST(JsonSchema, DescribesObjectsThatHoldThemselves) {
  EXPECT_EQ(all_objects(tree_object().description()).size(), 1U);
  const std::string schema = json_schema(tree_object().description());
  EXPECT_NE(schema.find("\"$ref\": \"#/definitions/tree\""), std::string::npos);
  EXPECT_NE(schema.find("\"maximum\": 9"), std::string::npos);
  EXPECT_NE(schema.find("Not modelled yet: what is below."), std::string::npos);
}

TEST(ReferencePage, HasARowForEachKey) {
  const std::string page = reference_page(tree_object().description());
  EXPECT_NE(
      page.find("| `leaves` | How many \\| they are. Example: `4` | whole numbers from 0 to 9 "
                "| `3` |\n"),
      std::string::npos);
  EXPECT_NE(page.find("| `branches` | What grows on it. | list of [tree](#tree) | `[]` |\n"),
            std::string::npos);
  EXPECT_NE(page.find("Not modelled yet: `roots` (what is below).\n"), std::string::npos);
}

}  // namespace
}  // namespace orrery::app
