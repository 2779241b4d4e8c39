#include "app/report/blame_screen.h"

#include <algorithm>
#include <numeric>

#include "app/report/human.h"
#include "app/report/screen_parts.h"
#include "app/report/utf8.h"

namespace orrery::app {

namespace {

constexpr std::size_t kBlamedEndpointsShown = 5;
constexpr std::size_t kCausesShown = 2;
constexpr double kShareShown = 0.01;  // of the time; what has less is not named

// "queueing 61 %, computing 30 %", the largest first; of equal ones the first in the list.
std::string causes_text(const std::optional<BlameSummary>& blame) {
  if (!blame) return "(few)";
  std::array<std::size_t, models::kCauses> order = {};
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return blame->seconds[a] > blame->seconds[b];
  });
  const double all = std::accumulate(blame->seconds.begin(), blame->seconds.end(), 0.0);
  std::string text;
  for (std::size_t i = 0; i < kCausesShown && all > 0; ++i) {
    const double share = blame->seconds[order[i]] / all;
    if (share < kShareShown) break;
    if (!text.empty()) text += ", ";
    text += std::string(models::kCauseNames[order[i]]) + ' ' + human_share(share);
  }
  return text.empty() ? "-" : text;
}

}  // namespace

std::string blame_text(const Summary& summary, const ScreenOptions& options) {
  TextTable table({"where time goes", "all", "above p99"});
  std::size_t shown = 0;
  for (const EndpointSummary& endpoint : summary.endpoints) {
    if (!endpoint.blame || shown == kBlamedEndpointsShown) continue;
    ++shown;
    table.add({printable(endpoint.name), causes_text(endpoint.blame),
               causes_text(endpoint.blame_above_p99)});
  }
  if (shown == 0) return {};
  add_rest(table, shown, summary.endpoints.size(), "endpoints");
  return '\n' + table.text(options.width);
}

}  // namespace orrery::app
