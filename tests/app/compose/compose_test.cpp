#include "app/compose/compose.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "app/schema/input_error.h"
#include "app/schema/limits.h"
#include "app/schema/write_yaml.h"

namespace orrery::app {
namespace {

namespace fs = std::filesystem;

class Compose : public testing::Test {
 protected:
  Compose() : folder_(fs::path(testing::TempDir()) / "orrery_compose") {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "parts");
  }
  ~Compose() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }

  fs::path folder_;
};

TEST_F(Compose, LaterFilesWinAndTheFileItselfOverAll) {
  write("parts/one.yaml", "include: [two.yaml]\nname: one\nseed: 1\n");
  write("parts/two.yaml", "name: two\nduration: 2s\n");
  write("three.yaml", "seed: 3\nwarmup: 3s\n");
  const std::string file =
      write("shop.yaml", "include: [parts/one.yaml, three.yaml]\nwarmup: 9s\n");
  const Composition composition = compose_file(file, {"window=1s"});
  EXPECT_TRUE(composition.problems.empty());
  EXPECT_EQ(to_flow_yaml(composition.root),
            "{name: one, duration: 2s, seed: 3, warmup: 9s, window: 1s}");
  EXPECT_EQ(composition.default_name, "shop");
}

TEST_F(Compose, KnowsWhereEachValueCameFrom) {
  write("part.yaml", "\nseed: 1\n");
  const std::string file = write("shop.yaml", "include: [part.yaml]\nname: x\n");
  const Composition composition = compose_file(file, {"duration=1s"});
  const auto place = [&](const char* key) {
    return to_text(composition.root.find(key)->place, composition.names);
  };
  EXPECT_EQ(place("name"), file + ":2:1");
  EXPECT_EQ(place("seed"), (folder_ / "part.yaml").string() + ":2:1");
  EXPECT_EQ(place("duration"), "--set duration=1s");
}

TEST_F(Compose, LimitsHowDeepFilesInclude) {
  const auto name_of = [](std::size_t i) { return std::to_string(i) + ".yaml"; };
  for (std::size_t i = 0; i <= limits::kIncludeDepthMax + 1; ++i) {
    std::string text = "include: [";
    text += name_of(i + 1) + "]\n";
    write(name_of(i), text);
  }
  const Composition composition = compose_file((folder_ / name_of(0)).string(), {});
  ASSERT_EQ(composition.problems.size(), 1U);
  EXPECT_EQ(composition.problems[0].message, "files include files more than 16 deep");
}

TEST_F(Compose, RefusesWhatIsNoText) {
  EXPECT_THROW(compose_file(folder_.string(), {}), InputError);
  EXPECT_THROW(compose_file(write("x.yaml", "a\xff"), {}), InputError);
  EXPECT_THROW(compose_text(std::string(limits::kFileBytesMax + 1, ' '), "x", {}), InputError);
  EXPECT_NO_THROW(compose_text(std::string(limits::kFileBytesMax, ' '), "x", {}));
}

}  // namespace
}  // namespace orrery::app
