// The name that was probably meant.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace orrery::app {

// Finds the candidate with the smallest edit distance (insert, delete, replace, swap neighbours) to
// a name, at most 2 and less than the length of the name; the first of several. It also keeps the
// first candidates, for lists of what is known.
class NearestName {
 public:
  explicit NearestName(std::string_view name);

  // `is_listed`: whether it is named among those that are known. COST: linear in its length.
  void offer(const std::string& candidate, bool is_listed = true);

  // Empty if none is near.
  const std::string& best() const { return best_; }
  // "a, b, c", cut after 30 names.
  std::string all() const;
  // "; did you mean 'X'?", or empty.
  std::string did_you_mean() const;
  // The same with all names: "; did you mean 'X'? Known are X, Y", or "; known are X, Y". `are`:
  // "known are", "allowed are".
  std::string did_you_mean_of(const std::string& are) const;

 private:
  std::string name_;
  std::string best_;
  std::size_t best_distance_;
  std::vector<std::string> first_;
  std::size_t count_ = 0;
};

std::string nearest(std::string_view name, const std::vector<std::string>& candidates);
std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates);
std::string did_you_mean_of(std::string_view name, const std::vector<std::string>& candidates,
                            const std::string& are);
std::string joined(const std::vector<std::string>& names);

// The same for the keys of a map.
template <class Map>
std::string did_you_mean_key(std::string_view name, const Map& map, const std::string& are) {
  NearestName nearest(name);
  for (const auto& [key, value] : map) nearest.offer(key);
  return nearest.did_you_mean_of(are);
}

}  // namespace orrery::app
