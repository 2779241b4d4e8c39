#include "sim/fingerprint/fingerprint.h"

#include <algorithm>

#include "sim/base/check.h"
#include "sim/base/limits.h"

namespace orrery::sim {

std::string to_text(const FingerprintSum& sum) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint64_t half : {sum.high, sum.low}) {
    for (int shift = 60; shift >= 0; shift -= 4) text += kDigits[(half >> shift) & 15];
  }
  return text;
}

Fingerprint::Fingerprint(Duration window) : window_(window) {
  CHECK(window > Duration());
  move_to(SimTime());
}

void Fingerprint::move_to(SimTime time) {
  CHECK(time >= SimTime());
  const auto index = static_cast<std::uint64_t>(time.since_start() / window_);
  if (index >= limits::kFingerprintWindowsMax) {
    throw LimitError("fingerprint_windows", limits::kFingerprintWindowsMax,
                     "the run is too long for windows of this length");
  }
  if (current_ < windows_.size()) windows_[current_] += open_;
  open_ = FingerprintSum();
  current_ = index;
  if (current_ >= windows_.size()) windows_.resize(current_ + 1);
  const SimTime begin = SimTime() + window_ * static_cast<std::int64_t>(index);
  begin_ = static_cast<std::uint64_t>(begin.nanoseconds());
  length_ = static_cast<std::uint64_t>((begin + window_ - begin).nanoseconds());
}

std::vector<FingerprintSum> Fingerprint::windows() const {
  std::vector<FingerprintSum> windows = windows_;
  windows[current_] += open_;
  return windows;
}

FingerprintSum Fingerprint::total() const {
  FingerprintSum sum = open_;
  for (const FingerprintSum& window : windows_) sum += window;
  return sum;
}

std::optional<std::size_t> Fingerprint::first_difference(const Fingerprint& other) const {
  CHECK(window_ == other.window_);
  const std::vector<FingerprintSum> mine = windows();
  const std::vector<FingerprintSum> theirs = other.windows();
  const auto at = [](const std::vector<FingerprintSum>& sums, std::size_t i) {
    return i < sums.size() ? sums[i] : FingerprintSum();
  };
  for (std::size_t i = 0; i < std::max(mine.size(), theirs.size()); ++i) {
    if (at(mine, i) != at(theirs, i)) return i;
  }
  return std::nullopt;
}

}  // namespace orrery::sim
