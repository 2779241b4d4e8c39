#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "app/validate/load_scenario.h"

namespace orrery::app {
namespace {

namespace fs = std::filesystem;

// A folder of its own, gone afterwards.
class TraceFiles : public testing::Test {
 protected:
  TraceFiles()
      : folder_(fs::temp_directory_path() /
                (std::string("orrery-") +
                 testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::create_directories(folder_ / "parts");
    write("parts/visits.csv", "second,visits\n10,3\n11,5\n");
    write("parts/people.yaml",
          "workloads:\n"
          "  people:\n"
          "    endpoint: web.get\n"
          "    arrivals:\n"
          "      trace: {file: visits.csv, time: second, count: visits, unit: s, interval: 1s}\n");
    write("main.yaml",
          "orrery: 1\n"
          "include: [parts/people.yaml]\n"
          "duration: 10s\n"
          "services: {web: {endpoints: {get: [{compute: 1ms}]}}}\n");
  }
  ~TraceFiles() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  static const models::TraceArrivalsSpec& trace_of(const ValidScenario& scenario) {
    const auto& open = std::get<models::OpenSpec>(scenario.spec().workloads.at("people").source);
    return std::get<models::TraceArrivalsSpec>(open.arrivals);
  }
  std::string problems_of(const std::vector<std::string>& sets) const {
    try {
      load_scenario_file(path("main.yaml"), sets);
    } catch (const ScenarioError& error) {
      std::string text;
      for (const Problem& problem : error.problems()) {
        text += problem.location + ": " + problem.path + ": " + problem.message + "\n";
      }
      return text;
    }
    return "";
  }

  fs::path folder_;
};

constexpr char kTrace[] = "workloads.people.arrivals.trace";

TEST_F(TraceFiles, AreRelativeToTheFileThatNamesThem) {
  const ValidScenario scenario = load_scenario_file(path("main.yaml"));
  ASSERT_EQ(trace_of(scenario).rows.size(), 2U);
  EXPECT_EQ(trace_of(scenario).rows[1].count, 5U);
  EXPECT_EQ(trace_of(scenario).source.file, path("parts/visits.csv"));
}

TEST_F(TraceFiles, TheResolvedScenarioNamesTheContent) {
  const ValidScenario scenario = load_scenario_file(path("main.yaml"));
  const std::string& content = trace_of(scenario).source.content;
  EXPECT_EQ(content.size(), 32U);
  EXPECT_NE(scenario.resolved_text().find(content), std::string::npos) << scenario.resolved_text();
  const ValidScenario again = load_scenario_text(scenario.resolved_text(), "resolved.yaml");
  EXPECT_EQ(again.resolved_text(), scenario.resolved_text());
  EXPECT_EQ(validate_scenario(scenario.spec()).resolved_text(), scenario.resolved_text());

  write("parts/visits.csv", "second,visits\n10,3\n11,6\n");
  EXPECT_NE(load_scenario_file(path("main.yaml")).resolved_text(), scenario.resolved_text());
  EXPECT_THROW(load_scenario_text(scenario.resolved_text(), "resolved.yaml"), ScenarioError);
}

TEST_F(TraceFiles, MistakesAreAtTheirLineInTheFile) {
  write("parts/visits.csv", "second,visits\n10,3\n11,many\n");
  EXPECT_EQ(problems_of({}), path("parts/visits.csv") + ":3:4: " + kTrace +
                                 ".count: found 'many', allowed are whole numbers from 0 to "
                                 "1000000000000\n");
}

TEST_F(TraceFiles, MistakesOfTheScenarioAreInIt) {
  const std::string at = path("parts/people.yaml") + ":5:";
  EXPECT_EQ(problems_of({std::string(kTrace) + ".file=nowhere.csv"}),
            std::string("--set ") + kTrace + ".file=nowhere.csv: " + kTrace +
                ".file: nowhere.csv: there is no such file\n");
  fs::remove(folder_ / "parts/visits.csv");
  EXPECT_EQ(problems_of({}), at + "15: " + kTrace + ".file: " + path("parts/visits.csv") +
                                 ": there is no such file\n");
  fs::create_directory(folder_ / "parts/visits.csv");
  EXPECT_EQ(problems_of({}), at + "15: " + kTrace + ".file: " + path("parts/visits.csv") +
                                 ": is a directory, not a file\n");
}

TEST_F(TraceFiles, AreNotReadBeyondTheirLimit) {
  fs::resize_file(folder_ / "parts/visits.csv", std::uintmax_t{65} << 20);
  EXPECT_NE(problems_of({}).find("is larger than 64 MiB"), std::string::npos);
  EXPECT_NE(problems_of({std::string(kTrace) + ".file=/dev/zero"}).find("is larger than 64 MiB"),
            std::string::npos);
}

TEST_F(TraceFiles, BytesThatAreNoTextAreRefused) {
  write("parts/visits.csv", "second,visits\n\xff\xfe\n");
  EXPECT_NE(problems_of({}).find("is not text in UTF-8"), std::string::npos);
}

}  // namespace
}  // namespace orrery::app
