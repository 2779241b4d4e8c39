#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "app/validate/load_scenario.h"
#include "tests/app/project_folder.h"

namespace orrery::app {
namespace {

std::vector<std::string> scenario_files() {
  std::vector<std::string> files;
  for (const char* folder :
       {"tests/app/scenarios/good", "scenarios/bench", "scenarios/tutorial",
        "scenarios/gallery/zone-loss", "scenarios/gallery/grey-node",
        "scenarios/gallery/cpu-throttling", "scenarios/gallery/noisy-neighbour",
        "scenarios/gallery/pool-exhaustion", "scenarios/gallery/priorities"}) {
    for (const auto& entry : std::filesystem::directory_iterator(project_folder() + folder)) {
      if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
    }
  }
  for (const char* file :
       {"scenarios/gallery/shop/shop.yaml", "scenarios/gallery/online-boutique.yaml"}) {
    files.push_back(project_folder() + file);
  }
  return files;
}

// What is resolved is a scenario by itself: the same one, with the same text.
TEST(RoundTrip, LosesNothing) {
  ASSERT_NE(project_folder(), "");
  const std::vector<std::string> files = scenario_files();
  EXPECT_GE(files.size(), 29U);
  for (const std::string& file : files) {
    const ValidScenario scenario = load_scenario_file(file);
    const ValidScenario again = load_scenario_text(scenario.resolved_text(), "resolved.yaml");
    EXPECT_EQ(again.resolved_text(), scenario.resolved_text()) << file;
    EXPECT_EQ(validate_scenario(scenario.spec()).resolved_text(), scenario.resolved_text()) << file;
  }
}

TEST(RoundTrip, KeepsWhatWasChanged) {
  const std::string file = project_folder() + "scenarios/bench/mm4.yaml";
  const ValidScenario scenario = load_scenario_file(file);
  const ValidScenario longer = load_scenario_file(file, {"duration=17s", "warmup=1s"});
  EXPECT_NE(longer.resolved_text(), scenario.resolved_text());
  EXPECT_EQ(longer.spec().duration, sim::Duration::seconds(17));
  EXPECT_EQ(load_scenario_text(longer.resolved_text(), "x").spec().duration,
            sim::Duration::seconds(17));
  EXPECT_EQ(longer.origins().at("duration"), "--set duration=17s");
  EXPECT_EQ(longer.origins().count("drain"), scenario.origins().count("drain"));
}

}  // namespace
}  // namespace orrery::app
