#include "app/report/output_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

namespace orrery::app {
namespace {

namespace fs = std::filesystem;

class OutputFiles : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              (std::string("orrery_output_") +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  static std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
  static std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
      names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  fs::path folder_;
};

using Names = std::vector<std::string>;

TEST_F(OutputFiles, ReplacesAFileWhole) {
  const fs::path path = folder_ / "out.json";
  write_file(path, "first");
  write_file(path, "second");
  EXPECT_EQ(read(path), "second");
  EXPECT_EQ(names_in(folder_), Names{"out.json"});
}

TEST_F(OutputFiles, FollowsALink) {
  write_file(folder_ / "real.json", "old");
  fs::create_symlink("real.json", folder_ / "link.json");
  write_file(folder_ / "link.json", "new");
  EXPECT_TRUE(fs::is_symlink(folder_ / "link.json"));
  EXPECT_EQ(read(folder_ / "real.json"), "new");
}

TEST_F(OutputFiles, SayWhatCannotBeWritten) {
  const auto message = [](const fs::path& path) -> std::string {
    try {
      write_file(path, std::string(100'000, 'x'));
    } catch (const OutputError& error) {
      return error.what();
    }
    return "no error";
  };
  EXPECT_EQ(message("/dev/full"), "cannot write /dev/full: No space left on device");
  EXPECT_NE(message(folder_ / "absent" / "x.json").find("No such file"), std::string::npos);
  EXPECT_NE(message(folder_).find("Is a directory"), std::string::npos);
}

TEST_F(OutputFiles, ReplacesTheFilesOfAnEarlierRun) {
  const std::string out = folder_ / "out";
  write_folder(out, {{"manifest.json", "1"}, {"requests.csv", "1"}}, {});
  write_file(folder_ / "out" / "notes.txt", "mine");
  write_folder(out, {{"manifest.json", "2"}, {"summary.json", "2"}},
               {"manifest.json", "summary.json", "requests.csv"});
  EXPECT_EQ(names_in(out), (Names{"manifest.json", "notes.txt", "summary.json"}));
  EXPECT_EQ(read(folder_ / "out" / "manifest.json"), "2");
}

TEST_F(OutputFiles, NeverReplacesSomebodysOwn) {
  write_file(folder_ / "scenario.yaml", "mine");
  EXPECT_THROW(write_folder(folder_, {{"manifest.json", "1"}, {"scenario.yaml", "1"}}, {}),
               OutputError);
  EXPECT_EQ(read(folder_ / "scenario.yaml"), "mine");
  EXPECT_EQ(names_in(folder_), Names{"scenario.yaml"});
}

TEST_F(OutputFiles, LeavesNothingBehindWhenAFolderFails) {
  const fs::path out = folder_ / "out";
  // The second name cannot be made.
  EXPECT_THROW(write_folder(out, {{"manifest.json", "1"}, {"absent/x", "1"}}, {}), OutputError);
  EXPECT_FALSE(fs::exists(out));
  write_folder(out, {{"manifest.json", "old"}}, {});
  EXPECT_THROW(write_folder(out, {{"manifest.json", "new"}, {"absent/x", "1"}}, {}), OutputError);
  EXPECT_EQ(names_in(out), Names{"manifest.json"});
  EXPECT_EQ(read(out / "manifest.json"), "old");
}

}  // namespace
}  // namespace orrery::app
