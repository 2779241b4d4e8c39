// Writes files whole or not at all.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace orrery::app {

// Something could not be written: no such folder, no permission, no space.
class OutputError final : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct OutputFile {
  std::string name;
  std::string text;
};

// Writes beside the path and then renames. What is no regular file (a device, a pipe) is written to
// directly. ERRORS: OutputError; whatever was there before is unchanged then.
void write_file(const std::string& path, const std::string& text);

// Makes the folder if need be, writes all files beside their names and only then renames them. A
// folder that is not empty must hold the first of them: it is of an earlier run then.
// Files of `known_names` that are not among `files` are removed: they are of an earlier run.
// ERRORS: OutputError; the files of an earlier run are unchanged then, and a folder made here is
// removed.
void write_folder(const std::string& path, const std::vector<OutputFile>& files,
                  const std::vector<std::string>& known_names);

}  // namespace orrery::app
