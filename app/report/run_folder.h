// Reads back what `run -o DIR` wrote, as far as two runs are compared by it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace orrery::app {

struct RunFolder {
  std::string resolved_scenario;
  std::string version;
  std::uint32_t seed = 0;
  std::uint32_t replication = 0;
  bool complete = true;
  std::string fingerprint;
  struct Window {
    std::string start_seconds;
    std::string fingerprint;
  };
  std::vector<Window> windows;
};

// Whether there is a folder with a manifest.
bool is_run_folder(const std::string& path);

// ERRORS: InputError where files are missing, damaged (their hashes are compared with the
// manifest), or not of a run.
RunFolder read_run_folder(const std::string& path);

}  // namespace orrery::app
