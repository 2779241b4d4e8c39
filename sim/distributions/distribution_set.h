// All distributions of a scenario, and how a value is drawn: one random word in, one integer out.
//
// A draw is a pure function of (distribution, word) and does not descend as the word grows: two
// runs that meet the same word in the same place draw values in the same order, however their laws
// differ (common random numbers by inversion: Law, Simulation Modeling and Analysis, chapter 11).
// The word w stands for the probability (w + 1/2) / 2^64.
//
// Times are nanoseconds, rounded to the nearest once, at the end, so a mean below a microsecond
// shows the rounding. No time is beyond 2^62 ns (146 years): greater ones are 2^62 ns, or up to 1
// us less where the law has an origin of its own. Other values are indices from 0.
//
// Accuracy of what is drawn, before rounding, for probabilities in [2^-32, 1 - 2^-32]: the error of
// a time is at most 1e-5 of it (1e-6 is measured; for a normal law, of its distance from `low`), or
// 1e-11 of the law's unit where it is nearly nothing (the unit is the smaller of mean and scale,
// or 1 ns for laws made of the user's own numbers). Mean, variance and third moment of the table
// agree with the law to 1e-5, but for what lies beyond the last word, of probability 2^-65: that is
// 2^(-65 (1 - n/alpha)) of the n-th moment of a Pareto law, below 1e-5 for alpha > 1.35 n; about
// the normal tail beyond 9.08 - n sigma of a lognormal law, below 1e-5 for n sigma < 4.8; and of
// a Weibull law, below 1e-5 of the third moment for shapes above 0.17 and of the second above 0.11.
// A component of a mixture shows as far as its weight leaves it words. Nowhere else does it matter.
//
// Built once, then only read: copies share nothing, and runs hold it by const reference.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/base/check.h"
#include "sim/base/handle.h"
#include "sim/base/wide.h"
#include "sim/distributions/curve.h"
#include "sim/distributions/curve_builder.h"
#include "sim/distributions/scaled_law.h"
#include "sim/distributions/specs.h"
#include "sim/distributions/word_partition.h"

namespace orrery::sim {

struct Distribution;
using DistributionId = Id<Distribution>;

class DistributionSet {
 public:
  // REQUIRES: validate(spec) is empty. COST: up to 0.3 ms for a new smooth shape, a few
  // microseconds for a known one, linear in lists.
  DistributionId add(const DistributionSpec& spec);

  // REQUIRES: an id of this set. COST: a few nanoseconds, no allocation.
  [[gnu::always_inline]] std::int64_t draw(DistributionId id, std::uint64_t word) const {
    DCHECK(id.index() < entries_.size());
    const Entry& entry = entries_[id.index()];
    // Smooth laws are what is drawn most often: they need no call.
    return entry.kind == Kind::kCurve ? draw_curve(entry, word) : draw_another(entry, word);
  }

  std::size_t size() const { return entries_.size(); }
  // Of all tables, in bytes.
  std::size_t memory_bytes() const;

 private:
  enum class Kind : std::uint8_t {
    kCurve,
    kUniform,           // origin + [0, count), constants too
    kThreshold,         // one of two values
    kSamples,           // one of `count` sorted values
    kIndices,           // the index of a range of words
    kIndicesThenCurve,  // indices below the word `count`, a curve from there
  };

  // A partition of the words, with a value curve for each range if it has `pieces`.
  struct Table {
    std::uint32_t octaves = 0;
    std::uint32_t ends = 0;  // first of its ends, and of its pieces if it has them
    std::uint32_t pieces = 0;
  };

  struct alignas(64) Entry {
    Kind kind = Kind::kUniform;
    Table table;
    std::int64_t origin = 0;  // added to what the kind yields
    double scale = 1;         // of a curve
    double cap = 0;           // of a curve: the largest scale * x + 1/2
    std::uint64_t count = 1;  // of values or samples; the first word of `high` or of the curve
    std::int64_t high = 0;    // the greater of two values, or the last index
    Table head;               // of kIndicesThenCurve: the indices
    std::uint32_t first = 0;  // of the samples
  };

  // floor(word * count / 2^64), in [0, count).
  static std::int64_t scale_to(std::uint64_t count, std::uint64_t word) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>((UInt128{word} * count) >> 64));
  }

  WordPartitionView view(const Table& table) const {
    return {octaves_.data() + table.octaves, guide_.data(), ends_.data() + table.ends};
  }

  double curve_value(const Table& table, std::uint64_t word) const {
    return pieces_[table.pieces + view(table).find(word)].value(word);
  }

  std::int64_t draw_curve(const Entry& entry, std::uint64_t word) const {
    // In [0, 2^62] by construction of the cap, so the conversion is defined; adding a half and
    // cutting rounds to the nearest.
    const double scaled = entry.scale * curve_value(entry.table, word) + 0.5;
    return entry.origin + static_cast<std::int64_t>(scaled < entry.cap ? scaled : entry.cap);
  }

  // Of the kinds other than kCurve.
  std::int64_t draw_another(const Entry& entry, std::uint64_t word) const {
    switch (entry.kind) {
      case Kind::kCurve:
        break;
      case Kind::kUniform:
        return entry.origin + scale_to(entry.count, word);
      case Kind::kThreshold:
        return word >= entry.count ? entry.high : entry.origin;
      case Kind::kSamples:
        return samples_[entry.first + static_cast<std::size_t>(scale_to(entry.count, word))];
      case Kind::kIndices:
        return entry.origin + view(entry.table).find(word);
      case Kind::kIndicesThenCurve:
        return draw_zipf(entry, word);
    }
    return entry.origin;
  }
  std::int64_t draw_zipf(const Entry& entry, std::uint64_t word) const;

  Table add_partition(const std::vector<std::uint64_t>& ends);
  Table add_curve(const Curve& curve);
  Table shared_curve(const LawShape& shape);
  DistributionId add_entry(const Entry& entry);

  Entry entry_of(const ConstantSpec& spec);
  Entry entry_of(const UniformSpec& spec);
  Entry entry_of(const BimodalSpec& spec);
  Entry entry_of(const BernoulliSpec& spec);
  Entry entry_of(const EmpiricalSpec& spec);
  Entry entry_of(const WeightedSpec& spec);
  Entry entry_of(const ZipfSpec& spec);
  Entry curve_entry(const DistributionSpec& spec);
  Entry two_values(std::int64_t low, std::int64_t high, double probability) const;

  std::vector<Entry> entries_;
  std::vector<CurvePiece> pieces_;
  std::vector<std::uint64_t> ends_;
  std::vector<WordOctave> octaves_;
  std::vector<std::uint32_t> guide_;
  std::vector<std::int64_t> samples_;

  struct SharedTable {
    LawShape shape;
    Table table;
  };
  std::vector<SharedTable> shared_;
};

}  // namespace orrery::sim
