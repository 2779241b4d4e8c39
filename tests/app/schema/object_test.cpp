#include "app/schema/object.h"

#include <cstdint>
#include <string>
#include <variant>

#include <gtest/gtest.h>

#include "app/schema/read_yaml.h"
#include "app/schema/scalar_types.h"
#include "app/schema/write_yaml.h"

namespace orrery::app {
namespace {

struct Circle {
  std::uint32_t radius = 1;
};
struct Square {
  sim::Duration side;
};
struct Drawing {
  std::string name = "untitled";
  std::optional<double> scale;
  std::variant<Circle, Square> shape;
};

const Object<Drawing>& drawing_object() {
  static const Object<Drawing> object = [] {
    Object<Drawing> o("drawing", "A drawing.");
    o.required("name", &Drawing::name, name_type("names"), "Its name.", "tree");
    o.optional("scale", &Drawing::scale, number_type(), "How large.", "1.5");
    o.alternative("circle", &Drawing::shape,
                  member_type(&Circle::radius, whole_type<std::uint32_t>(1, 9)), "Round.", "3");
    o.alternative("square", &Drawing::shape,
                  member_type(&Square::side, duration_type({}, sim::Duration::seconds(9))),
                  "Not round.", "3s");
    o.planned("colour", "more than black");
    o.planned_alternative("spiral", "spirals");
    o.planned("untitled", "drawings without names", {"name"});
    o.shorthand("name");
    return o;
  }();
  return object;
}

struct Result {
  bool ok = false;
  Drawing drawing;
  std::string problems;  // "path: message" a line
};

Result read(const std::string& yaml) {
  Result result;
  Reader reader;
  const YamlDocument document = read_yaml(yaml, 0);
  result.ok = drawing_object().read(document.root, reader, result.drawing);
  for (const FoundProblem& problem : reader.problems()) {
    result.problems += problem.path + ": " + problem.message + "\n";
  }
  return result;
}

TEST(Object, FillsAStruct) {
  const Result result = read("{name: tree, scale: 2, square: 3s}");
  EXPECT_TRUE(result.ok);
  EXPECT_EQ(result.problems, "");
  EXPECT_EQ(result.drawing.name, "tree");
  EXPECT_EQ(result.drawing.scale, 2.0);
  EXPECT_EQ(std::get<Square>(result.drawing.shape).side, sim::Duration::seconds(3));
}

TEST(Object, WritesWhatItReads) {
  const Result result = read("{name: tree, scale: 2, square: 3s}");
  EXPECT_EQ(to_flow_yaml(drawing_object().write(result.drawing)),
            "{name: tree, scale: 2, square: 3s}");
  EXPECT_EQ(to_flow_yaml(drawing_object().write(Drawing())), "{name: untitled, circle: 1}");
}

TEST(Object, ReportsEverythingAtOnce) {
  EXPECT_EQ(read("{nmae: tree, scale: big, circle: 10, square: 1}").problems,
            "nmae: unknown key; did you mean 'name'? Allowed are name, scale, circle, square\n"
            "name: is missing; for example name: tree\n"
            "scale: found 'big', which is no number; allowed are numbers such as 1.5\n"
            "circle: found '10', allowed are whole numbers from 1 to 9\n"
            "square: found '1', a duration needs a unit: write 1s or 1ms; allowed are durations "
            "from 0s to 9s\n"
            ": has both circle and square; exactly one is needed\n");
  EXPECT_EQ(read("{name: tree}").problems, ": has none of circle, square; exactly one is needed\n");
  EXPECT_EQ(read("").problems,
            ": found nothing, allowed is a map with the keys name, scale, circle, square\n");
}

TEST(Object, KnowsWhatIsPlanned) {
  const Result result = read("{name: tree, colour: red, spiral: {turns: 3}}");
  EXPECT_FALSE(result.ok);
  EXPECT_EQ(result.problems,
            "colour: is not modelled yet: more than black\n"
            "spiral: is not modelled yet: spirals\n");
  EXPECT_EQ(read("{untitled: true, circle: 1}").problems,
            "untitled: is not modelled yet: drawings without names\n");
}

// The short form is read at the path of the object, and leaves the rest as it is.
TEST(Object, TakesShortForms) {
  const Result result = read("tree");
  EXPECT_TRUE(result.ok);
  EXPECT_EQ(result.drawing.name, "tree");
  EXPECT_EQ(read("[tree]").problems,
            ": found a list, allowed are names of letters, digits, '_' and '-', at most 100 of "
            "them\n");
}

TEST(Object, WrongValuesKeepTheDefaults) {
  const Result result = read("{name: [], circle: x}");
  EXPECT_FALSE(result.ok);
  EXPECT_EQ(result.drawing.name, "untitled");
  EXPECT_EQ(std::get<Circle>(result.drawing.shape).radius, 1U);
}

TEST(Object, DescribesItself) {
  const ObjectDescription& description = drawing_object().description();
  EXPECT_EQ(description.names(), (std::vector<std::string>{"name", "scale", "circle", "square"}));
  EXPECT_TRUE(description.field("name")->is_required);
  EXPECT_EQ(description.field("scale")->default_text, "");
  EXPECT_EQ(description.field("colour")->planned, "more than black");
  EXPECT_EQ(description.all_groups().size(), 1U);
}

}  // namespace
}  // namespace orrery::app
