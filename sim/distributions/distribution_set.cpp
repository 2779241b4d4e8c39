#include "sim/distributions/distribution_set.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <type_traits>
#include <variant>

#include "sim/base/saturating.h"
#include "sim/distributions/limits.h"
#include "sim/distributions/validate.h"
#include "sim/distributions/weighted.h"
#include "sim/distributions/zipf_law.h"
#include "sim/math/elementary.h"
#include "sim/math/float_environment.h"

namespace orrery::sim {
namespace {

constexpr double kRelativeTolerance = 1e-6;
constexpr double kNanosecondTolerance = 1e-5;  // of laws in nanoseconds, whose values are rounded
// Ranks: a border between two keys is off by at most a thousandth of a key up to 1e8 keys.
constexpr CurveTolerance kZipfTolerance = {1e-11, 1e-3};

std::uint32_t index_of(std::size_t size) {
  CHECK(size < std::numeric_limits<std::uint32_t>::max(), "tables fit 32-bit indices");
  return static_cast<std::uint32_t>(size);
}

}  // namespace

DistributionSet::Table DistributionSet::add_partition(const std::vector<std::uint64_t>& ends) {
  const WordGuide guide = build_word_guide(ends);
  const Table table = {index_of(octaves_.size()), index_of(ends_.size()), 0};
  for (WordOctave octave : guide.octaves) {
    octave.first_cell += index_of(guide_.size());
    octaves_.push_back(octave);
  }
  guide_.insert(guide_.end(), guide.guide.begin(), guide.guide.end());
  ends_.insert(ends_.end(), ends.begin(), ends.end());
  index_of(guide_.size() + ends_.size());
  return table;
}

DistributionSet::Table DistributionSet::add_curve(const Curve& curve) {
  Table table = add_partition(curve.ends);
  table.pieces = index_of(pieces_.size());
  pieces_.insert(pieces_.end(), curve.pieces.begin(), curve.pieces.end());
  return table;
}

DistributionSet::Table DistributionSet::shared_curve(const LawShape& shape) {
  for (const SharedTable& shared : shared_) {
    if (shared.shape == shape) return shared.table;
  }
  const Table table = add_curve(build_curve(*make_law(shape), {kRelativeTolerance, 0}));
  shared_.push_back({shape, table});
  return table;
}

DistributionId DistributionSet::add_entry(const Entry& entry) {
  entries_.push_back(entry);
  return DistributionId(index_of(entries_.size() - 1));
}

DistributionSet::Entry DistributionSet::curve_entry(const DistributionSpec& spec) {
  const ScaledLaw scaled = scaled_law(spec);
  Entry entry;
  entry.kind = Kind::kCurve;
  entry.table =
      scaled.law ? add_curve(build_curve(*scaled.law, {kRelativeTolerance, kNanosecondTolerance}))
                 : shared_curve(scaled.shape);
  entry.scale = scaled.scale;
  entry.origin = scaled.origin;
  // origin is at least -2^60, so the cap is at most 2^62 + 2^60; cut to 53 bits it is exact.
  entry.cap = static_cast<double>((kDrawnTimeMax - scaled.origin) & ~std::int64_t{1023});
  return entry;
}

DistributionSet::Entry DistributionSet::two_values(std::int64_t low, std::int64_t high,
                                                   double probability) const {
  Entry entry;
  const std::uint64_t ones = saturating_round_unsigned(probability * 0x1p64);
  // Exact certainty is a constant: 2^64 words do not fit 64 bits.
  if (ones == 0 || probability * 0x1p64 >= 0x1p64) {
    entry.origin = ones == 0 ? low : high;
    return entry;
  }
  entry.kind = Kind::kThreshold;
  entry.origin = low;
  entry.high = high;
  entry.count = 0 - ones;  // the first word of `high`
  return entry;
}

DistributionSet::Entry DistributionSet::entry_of(const ConstantSpec& spec) {
  Entry entry;
  entry.origin = spec.value.nanoseconds();
  return entry;
}

DistributionSet::Entry DistributionSet::entry_of(const UniformSpec& spec) {
  Entry entry;
  entry.origin = spec.min.nanoseconds();
  entry.count = static_cast<std::uint64_t>((spec.max - spec.min).nanoseconds()) + 1;
  return entry;
}

DistributionSet::Entry DistributionSet::entry_of(const BimodalSpec& spec) {
  return two_values(spec.low.nanoseconds(), spec.high.nanoseconds(), spec.probability);
}

DistributionSet::Entry DistributionSet::entry_of(const BernoulliSpec& spec) {
  return two_values(0, 1, spec.probability);
}

DistributionSet::Entry DistributionSet::entry_of(const EmpiricalSpec& spec) {
  Entry entry;
  entry.kind = Kind::kSamples;
  entry.first = index_of(samples_.size());
  entry.count = spec.samples.size();
  for (const Duration sample : spec.samples) samples_.push_back(sample.nanoseconds());
  std::sort(samples_.begin() + entry.first, samples_.end());  // tidy: total order
  return entry;
}

DistributionSet::Entry DistributionSet::entry_of(const WeightedSpec& spec) {
  Entry entry;
  entry.kind = Kind::kIndices;
  const WeightedWords words = words_of_weights(spec.weights, 0);
  entry.table = add_partition(words.ends);
  entry.origin = static_cast<std::int64_t>(words.first_index);
  return entry;
}

DistributionSet::Entry DistributionSet::entry_of(const ZipfSpec& spec) {
  Entry entry;
  if (!(spec.exponent > 0)) {
    entry.count = spec.keys;
    return entry;
  }
  std::vector<double> weights;
  for (std::uint64_t rank = 1; rank <= std::min(spec.keys, kZipfHead); ++rank) {
    weights.push_back(math::exp(-spec.exponent * math::log(static_cast<double>(rank))));
  }
  if (spec.keys <= kZipfHead) {
    entry.kind = Kind::kIndices;
    entry.table = add_partition(words_of_weights(weights, 0).ends);
    return entry;
  }
  double head = 0;
  for (std::size_t i = weights.size(); i > 0; --i) head += weights[i - 1];  // the small ones first
  const double tail = zipf_tail_sum(spec.exponent, static_cast<double>(spec.keys));
  const std::vector<std::uint64_t> ends = words_of_weights(weights, tail).ends;
  if (ends.size() <= kZipfHead) {  // a steep law: less than a word is left for the tail
    entry.kind = Kind::kIndices;
    entry.table = add_partition(ends);
    return entry;
  }
  // Words in the last range belong to the tail.
  const Curve curve = build_curve(ZipfTailLaw(spec.keys, spec.exponent, head), kZipfTolerance);
  entry.kind = Kind::kIndicesThenCurve;
  entry.count = ends[ends.size() - 2] + 1;
  entry.high = static_cast<std::int64_t>(spec.keys - 1);
  entry.table = add_curve(curve);
  entry.head = add_partition(ends);
  return entry;
}

std::int64_t DistributionSet::draw_zipf(const Entry& entry, std::uint64_t word) const {
  if (word < entry.count) return view(entry.head).find(word);
  // Rank r covers (r - 1, r] of the curve, and its index is r - 1.
  const double rank = curve_value(entry.table, word);
  return std::clamp(static_cast<std::int64_t>(rank), static_cast<std::int64_t>(kZipfHead),
                    entry.high);
}

DistributionId DistributionSet::add(const DistributionSpec& spec) {
  const math::FloatEnvironmentGuard float_environment;  // tables are built outside of runs
  CHECK(validate(spec).empty(), "a valid spec");
  const Entry entry = std::visit(
      [this, &spec](const auto& law) -> Entry {
        using Spec = std::decay_t<decltype(law)>;
        if constexpr (requires(DistributionSet set) {
                        set.entry_of(std::declval<const Spec&>());
                      }) {
          return entry_of(law);
        } else {
          return curve_entry(spec);
        }
      },
      spec.law);
  return add_entry(entry);
}

std::size_t DistributionSet::memory_bytes() const {
  return entries_.size() * sizeof(Entry) + pieces_.size() * sizeof(CurvePiece) +
         ends_.size() * sizeof(std::uint64_t) + octaves_.size() * sizeof(WordOctave) +
         guide_.size() * sizeof(std::uint32_t) + samples_.size() * sizeof(std::int64_t);
}

}  // namespace orrery::sim
