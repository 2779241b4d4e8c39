#include "app/compose/compose.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

#include "app/compose/override.h"
#include "app/compose/source_file.h"
#include "app/compose/structure.h"
#include "app/compose/trace_files.h"
#include "app/schema/input_error.h"
#include "app/schema/limits.h"
#include "app/schema/reader.h"
#include "app/spec/scenario.h"

namespace orrery::app {
namespace {

namespace fs = std::filesystem;

const Shape& scenario_shape() {
  static const Shape shape = object_type<models::ScenarioSpec, scenario_object>().shape;
  return shape;
}

// The file's name without folders and ending.
std::string scenario_name(const std::string& path) {
  const fs::path file = fs::path(path).filename();
  const std::string ending = file.extension().string();
  return ending == ".yaml" || ending == ".yml" ? file.stem().string() : file.string();
}

// Reads files and what they include, depth first.
class Including {
 public:
  explicit Including(Composition& composition) : composition_(composition) {}

  // A text with all that it includes. `folder`: what its includes are relative to.
  Node read(std::string_view text, const std::string& name, const fs::path& folder) {
    const auto source = static_cast<std::uint32_t>(composition_.names.size());
    composition_.names.push_back(name);
    bytes_ += text.size();
    YamlDocument document = read_yaml(text, source);
    std::move(document.problems.begin(), document.problems.end(),
              std::back_inserter(composition_.problems));
    locate_traces(document.root, folder.string());
    Entry* include = document.root.find("include");
    if (include == nullptr) return std::move(document.root);
    const Node files = std::move(include->value);
    document.root.entries.erase(document.root.entries.begin() +
                                (include - document.root.entries.data()));
    Node merged = read_all(files, folder);
    merge(merged, std::move(document.root), &scenario_shape());
    return merged;
  }

  // REQUIRES: the first file of all.
  void enter(const fs::path& file) {
    std::error_code error;
    chain_.push_back(fs::weakly_canonical(file, error));
  }

 private:
  Node read_all(const Node& files, const fs::path& folder) {
    Node merged = map_node();
    if (!files.is_list()) {
      const std::string hint = files.is_scalar() ? "; write [" + files.text + "]" : "";
      refuse(files.place, "include",
             "found " + found(files) + ", allowed is a list of files" + hint);
      return merged;
    }
    for (std::size_t i = 0; i < files.items.size(); ++i) {
      read_one(files.items[i], "include" + item_step(i), folder, merged);
    }
    return merged;
  }

  void read_one(const Node& file, const std::string& path, const fs::path& folder, Node& merged) {
    if (!file.is_scalar() || file.text.empty()) {
      refuse(file.place, path, "found " + found(file) + ", allowed are names of files");
      return;
    }
    const fs::path name = (folder / file.text).lexically_normal();
    std::error_code error;
    const fs::path canonical = fs::weakly_canonical(name, error);
    if (!may_read(canonical, file.place, path)) return;
    chain_.push_back(canonical);
    try {
      const std::string text = read_text_file(name.string());
      if (bytes_ + text.size() > limits::kFileBytesMax) {
        refuse(file.place, path,
               "makes the scenario larger than " + std::to_string(limits::kFileBytesMax >> 20) +
                   " MiB in all its files");
      } else {
        Node included = read(text, name.string(), name.parent_path());
        if (!included.is_map()) {
          refuse(file.place, path,
                 "is " + found(included) + ", allowed is a map with parts of a scenario");
        } else {
          merge(merged, std::move(included), &scenario_shape());
        }
      }
    } catch (const InputError& input) {
      refuse(file.place, path, input.what());
    }
    chain_.pop_back();
  }

  bool may_read(const fs::path& file, const Place& place, const std::string& path) {
    const auto first = std::find(chain_.begin(), chain_.end(), file);
    if (first != chain_.end()) {
      std::string text = "includes in a circle: ";
      for (auto each = first; each != chain_.end(); ++each) {
        text += each->filename().string() + " -> ";
      }
      refuse(place, path, text + file.filename().string());
      return false;
    }
    if (chain_.size() > limits::kIncludeDepthMax) {
      refuse(place, path,
             "files include files more than " + std::to_string(limits::kIncludeDepthMax) + " deep");
      return false;
    }
    if (composition_.names.size() > limits::kIncludeFilesMax) {
      refuse(place, path,
             "more than " + std::to_string(limits::kIncludeFilesMax) + " files are included");
      return false;
    }
    return true;
  }

  void refuse(const Place& place, const std::string& path, std::string message) {
    composition_.problems.push_back({place, std::move(message), path});
  }

  Composition& composition_;
  std::vector<fs::path> chain_;  // the files that are being read, each included by the one before
  std::size_t bytes_ = 0;
};

void apply_overrides(Composition& composition, const std::vector<std::string>& sets) {
  constexpr std::size_t kNameBytesMax = 200;
  for (const std::string& set : sets) {
    const auto source = static_cast<std::uint32_t>(composition.names.size());
    composition.names.push_back(
        "--set " + (set.size() <= kNameBytesMax ? set : set.substr(0, kNameBytesMax) + "..."));
    apply_override(composition.root, set, source, scenario_shape(), composition.problems);
  }
}

}  // namespace

Composition compose_file(const std::string& path, const std::vector<std::string>& sets) {
  const std::string text = read_text_file(path);
  Composition composition;
  composition.default_name = scenario_name(path);
  Including including(composition);
  including.enter(path);
  composition.root = including.read(text, path, fs::path(path).parent_path());
  apply_overrides(composition, sets);
  return composition;
}

Composition compose_text(std::string_view text, const std::string& name,
                         const std::vector<std::string>& sets) {
  if (!is_utf8_text(text)) throw InputError(name + ": is not text in UTF-8");
  if (text.size() > limits::kFileBytesMax) {
    throw InputError(name + ": is larger than " + std::to_string(limits::kFileBytesMax >> 20) +
                     " MiB");
  }
  Composition composition;
  composition.default_name = scenario_name(name);
  composition.root = Including(composition).read(text, name, "");
  apply_overrides(composition, sets);
  return composition;
}

}  // namespace orrery::app
