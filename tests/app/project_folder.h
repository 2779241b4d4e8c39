// Where the project's files are, for tests that read them.
#pragma once

#include <filesystem>
#include <string>

namespace orrery::app {

// The folder, above the one that the test was started in, that holds the project; ends with '/'.
// Empty if there is none.
inline std::string project_folder() {
  for (std::filesystem::path folder = std::filesystem::current_path();;
       folder = folder.parent_path()) {
    if (std::filesystem::exists(folder / "tests/app/project_folder.h")) {
      return folder.string() + "/";
    }
    if (folder == folder.root_path()) return "";
  }
}

}  // namespace orrery::app
