#include "models/requests/blame_store.h"

#include <algorithm>

namespace orrery::models {

void BlameStore::begin(std::uint32_t frame, sim::SimTime now) {
  make_room(frame);
  accounts_[frame] = {};
  accounts_[frame].until = now;
}

void BlameStore::end_work(std::uint32_t frame, Work left, sim::Int128 throttled, sim::SimTime now) {
  Account& account = accounts_[frame];
  const std::int64_t passed = (now - account.until).nanoseconds();
  const std::int64_t stood_still =
      std::min(passed, static_cast<std::int64_t>(throttled - account.throttled));
  // On a core of its own, at speed 1; a faster one needs less.
  const auto needed =
      static_cast<std::int64_t>((account.work - std::max(left, Work{0})) >> kCoreBits);
  const std::int64_t computed = std::min(passed - stood_still, needed);
  account.blame[Cause::throttling] += stood_still;
  account.blame[Cause::computing] += computed;
  account.blame[Cause::contention] += passed - stood_still - computed;
  account.until = now;
}

}  // namespace orrery::models
