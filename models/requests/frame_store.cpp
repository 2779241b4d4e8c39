#include "models/requests/frame_store.h"

namespace orrery::models {

std::uint32_t FrameStore::grow() {
  if (frames_.size() >= limit_) {
    throw sim::LimitError("calls_in_flight", limit_, "too many calls are under way at one time");
  }
  const auto index = static_cast<std::uint32_t>(frames_.size());
  frames_.emplace_back();
  if (has_timeouts_) timeouts_.emplace_back();
  if (has_patience_) patience_.emplace_back();
  return index;
}

}  // namespace orrery::models
