#include "tests/vectors/vector_file.h"

#include <gtest/gtest.h>

namespace orrery::vectors {
namespace {

constexpr std::string_view kSound = R"({"format": 1, "family": "f", "about": "a", "cases": [
  {"id": "one", "model": "M/M/1 FCFS", "parameters": {"lambda": 0.5},
   "metrics": [{"name": "mean_wait", "value": [1, "47/4"], "kind": "simulated", "stderr": 0.25}],
   "needs": ["fcfs"]}]})";

std::string error_of(std::string_view text) {
  try {
    parse_vector_file(text, "f.json");
  } catch (const MalformedFile& error) {
    return error.what();
  }
  return "no error";
}

std::string replaced(std::string_view from, std::string_view to) {
  std::string text(kSound);
  text.replace(text.find(from), from.size(), to);
  return text;
}

TEST(VectorFile, ReadsCasesOfTheory) {
  const VectorFile file = parse_vector_file(kSound, "folder/mm1.json");
  ASSERT_EQ(file.cases.size(), 1U);
  const Case& read = file.cases[0];
  EXPECT_EQ(file.family, "mm1");
  EXPECT_EQ(read.id, "one");
  EXPECT_EQ(read.model, "M/M/1 FCFS");
  EXPECT_EQ(read.needs, std::vector<std::string>{"fcfs"});
  EXPECT_EQ(read.metrics.at(0).standard_error, 0.25);
  EXPECT_EQ(to_text(read.metrics.at(0).value), "[1,47/4]");
  EXPECT_EQ(read.parameters.find("lambda")->number, 0.5);
}

TEST(VectorFile, ReadsForeignVectorsAsCasesWithoutModel) {
  const VectorFile file =
      parse_vector_file(R"({"about": {}, "vectors": [{"id": "x"}, {"name": "y"}, {}]})", "p.json");
  ASSERT_EQ(file.cases.size(), 3U);
  EXPECT_EQ(file.cases[0].id, "x");
  EXPECT_EQ(file.cases[1].id, "y");
  EXPECT_EQ(file.cases[2].id, "p-2");
  EXPECT_EQ(file.cases[2].model, "");
}

TEST(VectorFile, SaysWhatIsMalformedAndWhere) {
  EXPECT_TRUE(error_of("").starts_with("f.json: "));
  EXPECT_TRUE(error_of("[1, 2").starts_with("f.json: "));
  EXPECT_EQ(error_of("[]"), "f.json: is not an object");
  EXPECT_EQ(error_of("{}"), "f.json: has no 'cases' and no 'vectors'");
  EXPECT_EQ(error_of(replaced("\"format\": 1", "\"format\": 2")), "f.json: 'format' is not 1");
  EXPECT_EQ(error_of(replaced("\"model\"", "\"modal\"")), "f.json: case 0: 'model' is missing");
  EXPECT_EQ(error_of(replaced("{\"lambda\": 0.5}", "3")),
            "f.json: case 0: 'parameters' is not an object");
  EXPECT_EQ(error_of(replaced("\"kind\"", "\"kin\"")),
            "f.json: case 0 'one', metric 0: 'kind' is missing");
  EXPECT_EQ(error_of(replaced("0.25", "-1")),
            "f.json: case 0 'one', metric 0: 'stderr' is negative");
}

TEST(VectorFile, SurvivesNestingAndNumbersOutOfRange) {
  EXPECT_TRUE(error_of(std::string(100'000, '[')).starts_with("f.json: "));
  std::string deep = std::string(100, '[') + std::string(100, ']');
  EXPECT_EQ(error_of(replaced("0.5", deep)), "f.json: nested too deeply");
  EXPECT_TRUE(error_of(replaced("0.5", "1e999")).starts_with("f.json: "));
}

TEST(VectorFile, PathsThatAreNotThereAreErrors) {
  EXPECT_THROW(vector_paths("no/such/folder"), MalformedFile);
  EXPECT_THROW(read_vector_file("no/such/file.json"), MalformedFile);
}

}  // namespace
}  // namespace orrery::vectors
