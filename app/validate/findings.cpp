#include "app/validate/findings.h"

#include "app/schema/limits.h"

namespace orrery::app {

bool is_at_or_below(std::string_view path, std::string_view prefix) {
  if (path.substr(0, prefix.size()) != prefix) return false;
  if (path.size() == prefix.size() || prefix.empty()) return true;
  return path[prefix.size()] == '.' || path[prefix.size()] == '[';
}

std::string_view parent_path(std::string_view path) {
  const std::size_t end = path.find_last_of(".[");
  return end == std::string_view::npos ? std::string_view() : path.substr(0, end);
}

bool Findings::is_damaged_at_or_above(std::string_view path) const {
  while (true) {
    if (damaged_.count(std::string(path)) > 0) return true;
    if (path.empty()) return false;
    path = parent_path(path);
  }
}

bool Findings::is_damaged(const std::string& path) const {
  // Paths below it begin with it: they follow it in order, among others such as "a-b" behind "a".
  for (auto each = damaged_.lower_bound(path); each != damaged_.end(); ++each) {
    if (each->compare(0, path.size(), path) != 0) break;
    if (is_at_or_below(*each, path)) return true;
  }
  return is_damaged_at_or_above(path);
}

bool Findings::is_full() const {
  return findings_.size() >= limits::kProblemsMax;
}

void Findings::add(std::string path, std::string message) {
  add(std::move(path), [&] { return std::move(message); });
}

void Findings::add(std::string path, const std::function<std::string()>& message) {
  if (is_damaged(path)) return;
  if (is_full()) {
    ++left_out_;
    return;
  }
  findings_.push_back({std::move(path), message()});
}

}  // namespace orrery::app
