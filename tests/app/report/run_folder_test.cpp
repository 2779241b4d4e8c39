#include "app/report/run_folder.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "app/report/run_files.h"
#include "app/schema/input_error.h"
#include "tests/app/report/made_results.h"

namespace orrery::app {
namespace {

namespace fs = std::filesystem;

std::vector<OutputFile> made_files() {
  return run_files(made_spec(), "orrery: 1\n", summarize(made_spec(), made_result()),
                   made_result());
}

class RunFolderTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              (std::string("orrery_run_") +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path folder_;
};

TEST_F(RunFolderTest, ReadsBackWhatWasWritten) {
  EXPECT_FALSE(is_run_folder(folder_));
  write_folder(folder_, made_files(), result_file_names());
  ASSERT_TRUE(is_run_folder(folder_));
  const RunFolder run = read_run_folder(folder_);
  EXPECT_EQ(run.resolved_scenario, "orrery: 1\n");
  EXPECT_EQ(run.seed, 42U);
  EXPECT_EQ(run.replication, 3U);
  EXPECT_TRUE(run.complete);
  EXPECT_EQ(run.fingerprint, sim::to_text(made_result().fingerprint.total()));
  ASSERT_EQ(run.windows.size(), 1U);
  EXPECT_EQ(run.windows[0].start_seconds, "0");
}

TEST_F(RunFolderTest, NoticesChangedFiles) {
  write_folder(folder_, made_files(), result_file_names());
  std::ofstream(folder_ / "scenario.yaml") << "orrery: 2\n";
  EXPECT_THROW(read_run_folder(folder_), InputError);
}

TEST_F(RunFolderTest, RefusesWhatIsNoManifest) {
  for (const std::string text : {"", "[]", "{}", "{\"kind\": 3}", "{\"kind\": \"compare\"}"}) {
    fs::create_directories(folder_);
    std::ofstream(folder_ / "manifest.json") << text;
    EXPECT_THROW(read_run_folder(folder_), InputError) << text;
  }
}

// The promise of a folder: the same bytes, and no performance in it.
TEST_F(RunFolderTest, HoldsTheSameBytes) {
  const std::vector<OutputFile> files = made_files();
  const std::vector<OutputFile> again = made_files();
  ASSERT_EQ(files.size(), again.size());
  const std::vector<std::string> known = result_file_names();
  for (std::size_t i = 0; i < files.size(); ++i) {
    EXPECT_EQ(files[i].text, again[i].text);
    EXPECT_NE(std::find(known.begin(), known.end(), files[i].name), known.end());
    EXPECT_EQ(files[i].text.find("events/s"), std::string::npos);
    EXPECT_EQ(files[i].text.find("wall_seconds"), std::string::npos);
  }
}

}  // namespace
}  // namespace orrery::app
