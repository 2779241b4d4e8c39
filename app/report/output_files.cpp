#include "app/report/output_files.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <unistd.h>

#include "sim/base/check.h"

namespace orrery::app {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const std::string& why) {
  throw OutputError("cannot write " + path.string() + ": " + why);
}

std::string reason(int error) {
  return std::generic_category().message(error);
}

// Writes everything, or says why not; a full disk may show at the latest when closing.
void write_all(const fs::path& path, std::string_view text) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) fail(path, reason(errno));
  int error = 0;
  while (!text.empty() && error == 0) {
    const ssize_t written = write(file, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error = errno;
    }
  }
  if (close(file) != 0 && error == 0) error = errno;
  if (error != 0) fail(path, reason(error));
}

fs::path temporary_of(const fs::path& path) {
  fs::path temporary = path;
  temporary += ".part-" + std::to_string(getpid());
  return temporary;
}

void rename_file(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) fail(to, error.message());
}

// Removes the temporary files, and the folder if this run made it, unless all went well.
class Cleanup {
 public:
  explicit Cleanup(fs::path folder) : folder_(std::move(folder)) {}
  ~Cleanup() {
    std::error_code ignored;
    for (const fs::path& file : files_) fs::remove(file, ignored);
    if (made_folder_) fs::remove(folder_, ignored);
  }
  Cleanup(const Cleanup&) = delete;
  Cleanup& operator=(const Cleanup&) = delete;

  void made_folder() { made_folder_ = true; }
  void made_file(fs::path file) { files_.push_back(std::move(file)); }
  void keep() {
    files_.clear();
    made_folder_ = false;
  }

 private:
  fs::path folder_;
  std::vector<fs::path> files_;
  bool made_folder_ = false;
};

// Somebody's own files are never replaced: not even by `-o .` beside a scenario.yaml.
void require_own(const fs::path& folder, const std::string& mark) {
  std::error_code error;
  const bool is_empty = fs::is_empty(folder, error);
  if (error) fail(folder, error.message());
  if (!is_empty && !fs::exists(folder / mark)) {
    fail(folder, "the folder is not empty and holds no results of an earlier run");
  }
}

void make_folder(const fs::path& folder, const std::string& mark, Cleanup& cleanup) {
  std::error_code error;
  if (fs::is_directory(folder, error)) {
    require_own(folder, mark);
    return;
  }
  if (fs::create_directories(folder, error)) cleanup.made_folder();
  if (error) fail(folder, error.message());
}

}  // namespace

void write_file(const std::string& path, const std::string& text) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) fail(path, reason(EISDIR));
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    write_all(path, text);
    return;
  }
  // Behind a link stands the file that is meant.
  const fs::path target = fs::exists(status) ? fs::canonical(path, error) : fs::path(path);
  if (error && fs::exists(status)) fail(path, error.message());
  const fs::path temporary = temporary_of(target);
  Cleanup cleanup(target.parent_path());
  cleanup.made_file(temporary);
  write_all(temporary, text);
  rename_file(temporary, target);
  cleanup.keep();
}

void write_folder(const std::string& path, const std::vector<OutputFile>& files,
                  const std::vector<std::string>& known_names) {
  CHECK(!files.empty(), "a folder of results has files");
  const fs::path folder(path);
  Cleanup cleanup(folder);
  make_folder(folder, files.front().name, cleanup);
  for (const OutputFile& file : files) {
    const fs::path temporary = temporary_of(folder / file.name);
    cleanup.made_file(temporary);
    write_all(temporary, file.text);
  }
  for (const OutputFile& file : files) {
    rename_file(temporary_of(folder / file.name), folder / file.name);
  }
  cleanup.keep();
  for (const std::string& name : known_names) {
    const bool is_new = std::any_of(files.begin(), files.end(),
                                    [&](const OutputFile& file) { return file.name == name; });
    std::error_code ignored;
    if (!is_new) fs::remove(folder / name, ignored);
  }
}

}  // namespace orrery::app
