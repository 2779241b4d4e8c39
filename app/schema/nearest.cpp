#include "app/schema/nearest.h"

#include <algorithm>
#include <array>

namespace orrery::app {
namespace {

constexpr std::size_t kDistanceMax = 2;
constexpr std::size_t kLengthMax = 100;
constexpr std::size_t kNamesMax = 30;

// Optimal string alignment: three rows of the table of prefixes. No row below `enough` ends it.
// REQUIRES: neither is longer than kLengthMax + kDistanceMax.
std::size_t distance(std::string_view a, std::string_view b, std::size_t enough) {
  using Row = std::array<std::size_t, kLengthMax + kDistanceMax + 1>;
  std::array<Row, 3> rows;
  Row* before_last = &rows[0];
  Row* last = &rows[1];
  Row* row = &rows[2];
  for (std::size_t j = 0; j <= b.size(); ++j) (*last)[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    (*row)[0] = i;
    std::size_t smallest = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = (*last)[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      std::size_t here = std::min({(*last)[j] + 1, (*row)[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) here = std::min(here, (*before_last)[j - 2] + 1);
      (*row)[j] = here;
      smallest = std::min(smallest, here);
    }
    // From row to row the smallest grows by one at most, so a swap, which comes from two rows
    // above, is no way out.
    if (smallest > enough) return smallest;
    Row* const free = before_last;
    before_last = last;
    last = row;
    row = free;
  }
  return (*last)[b.size()];
}

std::string joined_first(const std::vector<std::string>& names, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += ", ";
    text += names[i];
  }
  if (count > names.size()) text += ", ... (" + std::to_string(count) + " in all)";
  return text;
}

NearestName offered(std::string_view name, const std::vector<std::string>& candidates) {
  NearestName nearest(name);
  for (const std::string& candidate : candidates) nearest.offer(candidate);
  return nearest;
}

}  // namespace

NearestName::NearestName(std::string_view name)
    : name_(name.substr(0, kLengthMax + 1)),
      best_distance_(std::min(kDistanceMax + 1, name_.size())) {}

void NearestName::offer(const std::string& candidate, bool is_listed) {
  if (is_listed && ++count_ <= kNamesMax) first_.push_back(candidate);
  // Nearer than one change is the name itself alone; among thousands one is near soon.
  if (best_distance_ <= 1 && candidate != name_) return;
  const std::size_t longer = std::max(candidate.size(), name_.size());
  const std::size_t difference = longer - std::min(candidate.size(), name_.size());
  if (name_.size() > kLengthMax || difference > kDistanceMax) return;
  const std::size_t d = distance(name_, candidate, best_distance_);
  if (d >= best_distance_) return;
  best_ = candidate;
  best_distance_ = d;
}

std::string NearestName::all() const {
  return joined_first(first_, count_);
}

std::string NearestName::did_you_mean() const {
  return best_.empty() ? "" : "; did you mean '" + best_ + "'?";
}

std::string NearestName::did_you_mean_of(const std::string& are) const {
  if (count_ == 0) return did_you_mean();
  if (best_.empty()) return "; " + are + " " + all();
  std::string sentence = are;
  if (sentence.front() >= 'a' && sentence.front() <= 'z') {
    sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
  }
  return did_you_mean() + " " + sentence + " " + all();
}

std::string nearest(std::string_view name, const std::vector<std::string>& candidates) {
  return offered(name, candidates).best();
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates) {
  return offered(name, candidates).did_you_mean();
}

std::string did_you_mean_of(std::string_view name, const std::vector<std::string>& candidates,
                            const std::string& are) {
  return offered(name, candidates).did_you_mean_of(are);
}

std::string joined(const std::vector<std::string>& names) {
  const std::size_t shown = std::min(names.size(), kNamesMax);
  return joined_first({names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown)},
                      names.size());
}

}  // namespace orrery::app
