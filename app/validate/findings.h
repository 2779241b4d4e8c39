// What cross checks find in a spec, by canonical path (app/schema/reader.h).
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace orrery::app {

struct Finding {
  std::string path;
  std::string message;
};

// Collects findings, and knows which parts of the spec could not be read: nothing is said about
// those again, nor about what they would have contained.
class Findings {
 public:
  // `damaged`: canonical paths with problems.
  explicit Findings(std::set<std::string> damaged) : damaged_(std::move(damaged)) {}

  // Left out where the path, one above it or one below it is damaged. Beyond
  // limits::kProblemsMax findings are counted only.
  void add(std::string path, std::string message);
  // The same with a message that takes long to make; it is not made where nobody sees it.
  void add(std::string path, const std::function<std::string()>& message);

  // Whether something at this path, above it or below it could not be read.
  bool is_damaged(const std::string& path) const;
  // Whether something at this path or above it could not be read.
  bool is_damaged_at_or_above(std::string_view path) const;

  std::vector<Finding> take() { return std::move(findings_); }
  bool is_full() const;
  std::size_t left_out() const { return left_out_; }

 private:
  std::set<std::string> damaged_;
  std::vector<Finding> findings_;
  std::size_t left_out_ = 0;
};

// Whether `path` is `prefix` or below it: "a.b" is below "a", "ab" is not.
bool is_at_or_below(std::string_view path, std::string_view prefix);
// The path one step up: "a.b[3]" -> "a.b"; empty for a single step.
std::string_view parent_path(std::string_view path);

}  // namespace orrery::app
