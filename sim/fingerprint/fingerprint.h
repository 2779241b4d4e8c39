// The fingerprint of a run: what happened, in 128 bits, whatever computed it.
//
// It is a commutative sum over model facts (an arrival, a pick, an outcome, a change of state), so
// it does not depend on the order in which simultaneous facts were worked off, nor on the event
// queue, the compiler, the processor or the number of threads; two runs that differ in one fact
// differ in their fingerprints but for one chance in 2^64 or less. One partial sum is kept a window
// of time, so that `diff` can name the first window in which two runs part.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/mix.h"
#include "sim/base/time.h"
#include "sim/base/wide.h"

namespace orrery::sim {

// One thing that happened. Subjects are stable names or numbers (hash_name, request_of), never
// indices or addresses; `kind` is a number fixed for ever by the model that states the fact.
struct Fact {
  SimTime time;
  std::uint32_t kind = 0;
  std::uint64_t subject = 0;
  std::uint64_t object = 0;
};

// 128 bits, printed as 32 hexadecimal digits.
struct FingerprintSum {
  std::uint64_t low = 0;
  std::uint64_t high = 0;

  // One 128-bit product of (subject, when) and (object, when), folded in two ways. A fact that
  // differs in anything has other factors, and sums of such products agree by chance alone: the
  // pairs (a, b), (c, d) and (a, d), (c, b) differ by (a - c)(b - d). COST: two multiplications.
  [[gnu::always_inline]] void add(const Fact& fact) {
    const std::uint64_t when = static_cast<std::uint64_t>(fact.time.nanoseconds()) +
                               (std::uint64_t{fact.kind} << 56 | fact.kind) * kKindStep;
    const std::uint64_t step = when * kTimeStep;
    const std::uint64_t who = (fact.subject + step) ^ kSecrets[0];
    const std::uint64_t what = (fact.object ^ kSecrets[1]) + std::rotl(step, 32);
    const UInt128 product = static_cast<UInt128>(who) * what;
    const auto upper = static_cast<std::uint64_t>(product >> 64);
    const auto lower = static_cast<std::uint64_t>(product);
    low += lower ^ upper;
    high += upper + (std::rotl(lower, 32) ^ who);
  }

  FingerprintSum& operator+=(const FingerprintSum& other) {
    low += other.low;
    high += other.high;
    return *this;
  }

  friend bool operator==(const FingerprintSum&, const FingerprintSum&) = default;

 private:
  // Odd or dense random constants (the fractional parts of square roots of primes).
  static constexpr std::uint64_t kKindStep = 0x9e37'79b9'7f4a'7c15;
  static constexpr std::uint64_t kTimeStep = 0xd6e8'feb8'6659'fd93;
  static constexpr std::uint64_t kSecrets[2] = {0x6a09'e667'f3bc'c908, 0xbb67'ae85'84ca'a73b};
};

std::string to_text(const FingerprintSum& sum);

// The fingerprint of one run, window by window.
class Fingerprint {
 public:
  // REQUIRES: window > 0.
  explicit Fingerprint(Duration window = Duration::seconds(1));

  // Adds a fact to the window of its time. REQUIRES: fact.time >= 0.
  // COST: <= 3 ns while time stays in the window of the fact before; else a division.
  [[gnu::always_inline]] void add(const Fact& fact) {
    // One comparison: what lies before the window wraps around.
    const auto place = static_cast<std::uint64_t>(fact.time.nanoseconds()) - begin_;
    if (place >= length_) [[unlikely]]
      move_to(fact.time);
    open_.add(fact);
  }

  FingerprintSum total() const;

  Duration window() const { return window_; }
  // The partial sums from time 0 on; windows behind the last fact are not there.
  std::vector<FingerprintSum> windows() const;

  // The index of the first window that differs; nullopt for equal fingerprints. Windows that one of
  // them does not have count as empty. REQUIRES: equal windows' lengths.
  std::optional<std::size_t> first_difference(const Fingerprint& other) const;

 private:
  void move_to(SimTime time);

  Duration window_;
  std::uint64_t begin_ = 0;   // of the present window, ns
  std::uint64_t length_ = 0;  // ns; of the last window before the end of time, less
  std::size_t current_ = 0;
  FingerprintSum open_;  // what the present window has got since it became that
  std::vector<FingerprintSum> windows_;
};

}  // namespace orrery::sim
