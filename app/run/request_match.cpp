#include "app/run/request_match.h"

#include <algorithm>

namespace orrery::app {

namespace {

std::vector<models::RequestRow> by_request(std::vector<models::RequestRow> rows) {
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.request < b.request; });
  return rows;
}

}  // namespace

RequestMatch match_requests(const std::vector<models::RequestRow>& a,
                            const std::vector<models::RequestRow>& b) {
  const std::vector<models::RequestRow> left = by_request(a);
  const std::vector<models::RequestRow> right = by_request(b);
  RequestMatch match;
  std::size_t i = 0;
  std::size_t k = 0;
  while (i < left.size() && k < right.size()) {
    if (left[i].request < right[k].request) {
      ++match.only_a;
      ++i;
    } else if (right[k].request < left[i].request) {
      ++match.only_b;
      ++k;
    } else {
      ++match.both;
      if (left[i].arrived == right[k].arrived) ++match.same_instant;
      if (left[i].demand == right[k].demand) ++match.same_demand;
      ++i;
      ++k;
    }
  }
  match.only_a += left.size() - i;
  match.only_b += right.size() - k;
  return match;
}

}  // namespace orrery::app
