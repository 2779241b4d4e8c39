#include "app/schema/reader.h"

#include <utility>

#include "app/schema/limits.h"

namespace orrery::app {

void append_step(std::string& path, std::string_view step) {
  if (!path.empty() && !step.empty() && step.front() != '[') path += '.';
  path += step;
}

std::string item_step(std::size_t index) {
  std::string step = "[";
  step += std::to_string(index);
  return step += ']';
}

Reader::Scope::Scope(Reader& reader, std::string_view source, std::string_view canonical,
                     const Place& place)
    : reader_(reader),
      path_length_(reader.path_.size()),
      canonical_length_(reader.canonical_.size()) {
  append_step(reader.path_, source);
  append_step(reader.canonical_, canonical);
  reader.places_.try_emplace(reader.canonical_, Known{reader.path_, place});
}

Reader::Scope::~Scope() {
  reader_.path_.resize(path_length_);
  reader_.canonical_.resize(canonical_length_);
}

void Reader::also_known_as(const std::string& canonical, const Place& place) {
  places_.try_emplace(canonical, Known{path_, place});
}

void Reader::also_known_at(const std::string& from, const std::string& to) {
  std::vector<std::pair<std::string, Known>> found;
  for (auto each = places_.lower_bound(from); each != places_.end(); ++each) {
    const std::string_view path = each->first;
    if (path.substr(0, from.size()) != from) break;
    const std::string_view rest = path.substr(from.size());
    if (!rest.empty() && rest.front() != '.' && rest.front() != '[') continue;
    found.emplace_back(to + std::string(rest), each->second);
  }
  for (auto& [path, known] : found) places_.try_emplace(std::move(path), std::move(known));
}

bool Reader::is_full() const {
  return problems_.size() >= limits::kProblemsMax;
}

void Reader::add(ProblemKind kind, const Place& place, std::string message) {
  if (is_full()) {
    ++left_out_;
    return;
  }
  problems_.push_back({kind, path_, canonical_, place, std::move(message)});
}

void Reader::error(const Place& place, std::string message) {
  add(ProblemKind::error, place, std::move(message));
}

void Reader::unmodelled(const Place& place, std::string message) {
  add(ProblemKind::unmodelled, place, std::move(message));
}

void Reader::refuse(const Node& node, const std::string& allowed) {
  const bool is_one = allowed.substr(0, 2) == "a ";
  error(node.place,
        "found " + found(node) + (is_one ? ", allowed is " : ", allowed are ") + allowed);
}

void Reader::error_below(std::string_view step, const Place& place, std::string message) {
  const std::size_t path_length = path_.size();
  const std::size_t canonical_length = canonical_.size();
  append_step(path_, step);
  append_step(canonical_, step);
  error(place, std::move(message));
  path_.resize(path_length);
  canonical_.resize(canonical_length);
}

}  // namespace orrery::app
