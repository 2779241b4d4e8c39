#include "tests/vectors/vector_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace orrery::vectors {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kFileBytesMax = std::size_t{64} << 20;
constexpr int kDepthMax = 64;

Value value_of(const Json& json, int depth = 0) {
  if (depth > kDepthMax) throw std::runtime_error("nested too deeply");
  Value value;
  if (json.is_boolean()) {
    value.kind = ValueKind::boolean;
    value.boolean = json.get<bool>();
  } else if (json.is_number()) {
    value.kind = ValueKind::number;
    value.number = json.get<double>();
  } else if (json.is_string()) {
    value.kind = ValueKind::text;
    value.text = json.get<std::string>();
  } else if (json.is_array()) {
    value.kind = ValueKind::list;
    for (const Json& item : json) value.items.push_back(value_of(item, depth + 1));
  } else if (json.is_object()) {
    value.kind = ValueKind::object;
    for (const auto& [name, member] : json.items())
      value.members.emplace_back(name, value_of(member, depth + 1));
  }
  return value;
}

// Reads the members of one object; every error says where it stands.
class Reader {
 public:
  Reader(const Value& value, std::string where) : value_(value), where_(std::move(where)) {
    if (!value.is(ValueKind::object)) fail("is not an object");
  }

  const Value& need(std::string_view name, ValueKind kind, std::string_view kind_name) const {
    const Value* member = value_.find(name);
    if (member == nullptr) fail(name, "is missing");
    if (!member->is(kind)) fail(name, std::string("is not ").append(kind_name));
    return *member;
  }
  std::string text(std::string_view name) const {
    const Value& member = need(name, ValueKind::text, "a text");
    if (member.text.empty()) fail(name, "is empty");
    return member.text;
  }
  const std::vector<Value>& list(std::string_view name) const {
    return need(name, ValueKind::list, "a list").items;
  }
  // Null counts as absent.
  std::optional<double> number(std::string_view name) const {
    const Value* member = value_.find(name);
    if (member == nullptr || member->is(ValueKind::null)) return std::nullopt;
    return need(name, ValueKind::number, "a number").number;
  }

  [[noreturn]] void fail(const std::string& what) const {
    throw MalformedFile(where_ + ": " + what);
  }
  [[noreturn]] void fail(std::string_view name, const std::string& what) const {
    fail(std::string("'").append(name).append("' ").append(what));
  }

 private:
  const Value& value_;
  std::string where_;
};

Metric read_metric(const Value& value, const std::string& where) {
  const Reader reader(value, where);
  Metric metric;
  metric.name = reader.text("name");
  metric.kind = reader.text("kind");
  const Value* expected = value.find("value");
  if (expected == nullptr) reader.fail("'value' is missing");
  metric.value = *expected;
  metric.standard_error = reader.number("stderr");
  metric.relative_tolerance = reader.number("rel_tol");
  if (metric.standard_error.value_or(0) < 0) reader.fail("'stderr' is negative");
  if (metric.relative_tolerance.value_or(0) < 0) reader.fail("'rel_tol' is negative");
  return metric;
}

Case read_case(const Value& value, const std::string& where) {
  const Reader reader(value, where);
  Case read;
  read.id = reader.text("id");
  read.model = reader.text("model");
  read.parameters = reader.need("parameters", ValueKind::object, "an object");
  const std::string inside = where + " '" + read.id + "'";
  for (const Value& metric : reader.list("metrics"))
    read.metrics.push_back(
        read_metric(metric, inside + ", metric " + std::to_string(read.metrics.size())));
  if (read.metrics.empty()) reader.fail("'metrics' is empty");
  if (const Value* needs = value.find("needs"); needs != nullptr)
    for (const Value& need : needs->items)
      if (need.is(ValueKind::text)) read.needs.push_back(need.text);
  return read;
}

// An entry of a file of policies or orchestration.
Case read_foreign(const Value& value, const std::string& where, const std::string& family,
                  std::size_t index) {
  if (!value.is(ValueKind::object)) throw MalformedFile(where + ": is not an object");
  Case read;
  read.parameters = value;
  for (const char* name : {"id", "name"}) {
    const Value* member = value.find(name);
    if (member != nullptr && member->is(ValueKind::text) && read.id.empty()) read.id = member->text;
  }
  if (read.id.empty()) read.id = family + "-" + std::to_string(index);
  return read;
}

}  // namespace

VectorFile parse_vector_file(std::string_view text, const std::string& path) {
  Value root;
  try {
    root = value_of(Json::parse(text.begin(), text.end()));
  } catch (const std::exception& error) {
    throw MalformedFile(path + ": " + error.what());
  }
  VectorFile file;
  file.path = path;
  const Reader reader(root, path);
  file.family = std::filesystem::path(path).stem().string();
  const bool is_theory = root.find("cases") != nullptr;
  if (!is_theory && root.find("vectors") == nullptr) reader.fail("has no 'cases' and no 'vectors'");
  if (is_theory && reader.number("format") != 1.0) reader.fail("'format' is not 1");
  for (const Value& item : reader.list(is_theory ? "cases" : "vectors")) {
    const std::size_t index = file.cases.size();
    const std::string where = path + ": case " + std::to_string(index);
    file.cases.push_back(is_theory ? read_case(item, where)
                                   : read_foreign(item, where, file.family, index));
  }
  return file;
}

VectorFile read_vector_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw MalformedFile(path + ": cannot be opened");
  std::string text;
  std::array<char, 65536> part{};
  while (text.size() <= kFileBytesMax && stream.read(part.data(), part.size()).gcount() > 0)
    text.append(part.data(), static_cast<std::size_t>(stream.gcount()));
  if (stream.bad()) throw MalformedFile(path + ": cannot be read");
  if (text.size() > kFileBytesMax) throw MalformedFile(path + ": is larger than 64 MiB");
  return parse_vector_file(text, path);
}

std::vector<std::string> vector_paths(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    if (!fs::exists(path, error)) throw MalformedFile(path + ": is not there");
    return {path};
  }
  std::vector<std::string> paths;
  fs::recursive_directory_iterator walk(path, error);
  while (!error && walk != fs::recursive_directory_iterator()) {
    if (walk->is_regular_file(error) && walk->path().extension() == ".json")
      paths.push_back(walk->path().string());
    if (!error) walk.increment(error);
  }
  if (error) throw MalformedFile(path + ": " + error.message());
  std::sort(paths.begin(), paths.end());
  if (paths.empty()) throw MalformedFile(path + ": holds no *.json");
  return paths;
}

}  // namespace orrery::vectors
