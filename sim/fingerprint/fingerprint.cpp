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
  current_ = index;
  if (current_ >= windows_.size()) windows_.resize(current_ + 1);
  begin_ = SimTime() + window_ * static_cast<std::int64_t>(index);
  end_ = begin_ + window_;
}

FingerprintSum Fingerprint::total() const {
  FingerprintSum sum;
  for (const FingerprintSum& window : windows_) sum += window;
  return sum;
}

std::optional<std::size_t> Fingerprint::first_difference(const Fingerprint& other) const {
  CHECK(window_ == other.window_);
  const std::size_t size = std::max(windows_.size(), other.windows_.size());
  for (std::size_t i = 0; i < size; ++i) {
    const FingerprintSum mine = i < windows_.size() ? windows_[i] : FingerprintSum();
    const FingerprintSum theirs = i < other.windows_.size() ? other.windows_[i] : FingerprintSum();
    if (mine != theirs) return i;
  }
  return std::nullopt;
}

}  // namespace orrery::sim
