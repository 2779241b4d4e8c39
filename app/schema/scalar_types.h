// Types of plain values.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "app/schema/type.h"
#include "sim/base/time.h"

namespace orrery::app {

// A duration in [low, high].
Type<sim::Duration> duration_type(sim::Duration low, sim::Duration high);
// Any duration: the parameters of distributions, which are checked as a whole. `allowed` is what
// could stand there.
Type<sim::Duration> any_duration_type(const std::string& allowed = "durations such as 250ms");

// A whole number in [low, high].
Type<std::uint64_t> count_type(std::uint64_t low, std::uint64_t high);

// A whole number in [low, high], which may be below 0.
Type<std::int64_t> integer_type(std::int64_t low, std::int64_t high);

// The same as count_type for a narrower integer. REQUIRES: high fits.
template <class Integer>
Type<Integer> whole_type(std::uint64_t low, std::uint64_t high) {
  const Type<std::uint64_t> wide = count_type(low, high);
  return {[read = wide.read](const Node& node, Reader& reader, Integer& value) {
            std::uint64_t wide_value = 0;
            if (!read(node, reader, wide_value)) return false;
            value = static_cast<Integer>(wide_value);
            return true;
          },
          [write = wide.write](const Integer& value) {
            return write(static_cast<std::uint64_t>(value));
          },
          wide.shape};
}

// Any finite number; ranges are for whoever uses it.
Type<double> number_type();
// A number in [low, high].
Type<double> number_in(double low, double high);
// A number above 0: a relative weight.
Type<double> weight_type();
// true or false.
Type<bool> bool_type();
// A probability in [0, 1], as a ratio or in percent.
Type<double> probability_type();
// A rate in [0, 1e9] per second.
Type<double> rate_type();

// true or false.
Type<bool> flag_type();

// Free text, limits::kTextBytesMax long.
Type<std::string> text_type();
// The name of a thing: letters, digits, '_' and '-'.
extern const char* const kNamePattern;
Type<std::string> name_type(const std::string& what);
KeyType<std::string> name_key(const std::string& what);

// One of several words, each meaning a value. Those of `planned` are known and not modelled yet.
template <class E>
using Choices = std::vector<std::pair<std::string, E>>;

// Reports a word that is not among `words`; false always.
bool refuse_word(const Node& node, Reader& reader, const std::vector<std::string>& words,
                 const std::vector<std::string>& planned);

template <class E>
Type<E> choice_type(const Choices<E>& choices, const std::vector<std::string>& planned = {}) {
  std::vector<std::string> words;
  for (const auto& [word, value] : choices) words.push_back(word);
  Shape shape;
  shape.kind = ShapeKind::choice;
  shape.choices = words;
  shape.planned = planned;
  return {[=](const Node& node, Reader& reader, E& value) {
            for (const auto& [word, meaning] : choices) {
              if (!node.is_scalar() || node.text != word) continue;
              value = meaning;
              return true;
            }
            return refuse_word(node, reader, words, planned);
          },
          [=](const E& value) {
            for (const auto& [word, meaning] : choices) {
              if (meaning == value) return text_node(word);
            }
            return text_node(words.front());
          },
          shape};
}

}  // namespace orrery::app
