#include "app/report/run_folder.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>

#include "app/schema/content_hash.h"
#include "app/schema/input_error.h"

namespace orrery::app {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::uintmax_t kFileBytesMax = std::uintmax_t{1} << 30;

std::string read_all(const fs::path& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) throw InputError("cannot read " + path.string() + ": " + error.message());
  if (size > kFileBytesMax) throw InputError(path.string() + " is larger than 1 GiB");
  std::ifstream file(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file || text.size() != size) throw InputError("cannot read " + path.string());
  return text;
}

// The file of this name, as the manifest says that it was written.
std::string read_listed(const fs::path& folder, const json& manifest, std::string_view name) {
  for (const json& file : manifest.at("files")) {
    if (file.at("name").get<std::string>() != name) continue;
    std::string text = read_all(folder / name);
    if (content_hash(text) != file.at("xxh3_128").get<std::string>()) {
      throw InputError((folder / name).string() + " was changed since it was written");
    }
    return text;
  }
  throw InputError(folder.string() + " has no " + std::string(name));
}

std::vector<RunFolder::Window> windows_of(std::string_view table) {
  std::vector<RunFolder::Window> windows;
  for (bool is_header = true; !table.empty(); is_header = false) {
    const std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(table.size(), line.size() + 1));
    const std::size_t comma = line.find(',');
    if (is_header || comma == std::string_view::npos) continue;
    windows.push_back({std::string(line.substr(0, comma)), std::string(line.substr(comma + 1))});
  }
  return windows;
}

}  // namespace

bool is_run_folder(const std::string& path) {
  std::error_code ignored;
  return fs::is_regular_file(fs::path(path) / "manifest.json", ignored);
}

RunFolder read_run_folder(const std::string& path) {
  const fs::path folder(path);
  const std::string text = read_all(folder / "manifest.json");
  try {
    const json manifest = json::parse(text);
    if (manifest.at("kind") != "run") throw InputError(path + " holds no results of a run");
    RunFolder run;
    run.version = manifest.at("version").get<std::string>();
    run.seed = manifest.at("seed").get<std::uint32_t>();
    run.replication = manifest.at("replication").get<std::uint32_t>();
    run.complete = manifest.at("complete").get<bool>();
    run.fingerprint = manifest.at("fingerprint").get<std::string>();
    run.resolved_scenario = read_listed(folder, manifest, "scenario.yaml");
    run.windows = windows_of(read_listed(folder, manifest, "fingerprints.csv"));
    return run;
  } catch (const json::exception&) {
    throw InputError(path + "/manifest.json is no manifest of orrery");
  }
}

}  // namespace orrery::app
