// Files of reference vectors: parsed, checked for shape, and nothing else.
//
// A theory file is {"format": 1, "family", "about", "cases": [{"id", "model", "parameters",
// "metrics": [{"name", "value", "kind"}], "needs"}]}. Files of policies and of orchestration hold
// {"about", "vectors": [...]}; their entries are read as cases without a model.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "tests/vectors/value.h"

namespace orrery::vectors {

struct Metric {
  std::string name;
  Value value;
  std::string kind;                           // "exact", "simulated", "bound", ...
  std::optional<double> standard_error = {};  // of the value itself
  std::optional<double> relative_tolerance = {};
};

struct Case {
  std::string id;
  std::string model;  // empty: not a case of theory
  Value parameters;   // an object
  std::vector<Metric> metrics;
  std::vector<std::string> needs;
};

struct VectorFile {
  std::string path;
  std::string family;
  std::vector<Case> cases;
};

// A file that cannot be read, is no JSON, or has another shape. what() begins with the path.
class MalformedFile final : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// ERRORS: MalformedFile. Any bytes are safe; at most 64 MiB are read.
VectorFile read_vector_file(const std::string& path);
VectorFile parse_vector_file(std::string_view text, const std::string& path);

// The file itself, or all *.json below a folder, by name. ERRORS: MalformedFile.
std::vector<std::string> vector_paths(const std::string& path);

}  // namespace orrery::vectors
