#include "app/validate/findings.h"

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

void Findings::add(std::string path, std::string message) {
  if (is_damaged(path)) return;
  findings_.push_back({std::move(path), std::move(message)});
}

}  // namespace orrery::app
