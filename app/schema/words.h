// A choice of several words, some of which have parameters: `fifo`, `{codel: {target: 5ms}}`.
//
//   Words<DisciplineSpec, DisciplineKind> words(&DisciplineSpec::kind);
//   words.add("fifo", DisciplineKind::fifo, "the longest waiting");
//   words.add("codel", DisciplineKind::codel, "dropping by age", codel_type);
//   words.plan("edf", "by deadlines");
//   return words.type("a discipline");
//
// A word alone has the defaults of its parameters; where one of these must be there, it is missed.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/schema/scalar_types.h"
#include "app/schema/type.h"

namespace orrery::app {

// What a word means, for people.
struct WordDescription {
  std::string word;
  std::string doc;
  bool is_planned = false;  // known, not modelled yet
};

template <class T, class E>
class Words {
 public:
  // `kind`: the member that says which word it is. It has a default, which is written as its word.
  explicit Words(E T::*kind) : kind_(kind) {}

  void add(std::string_view word, E kind, std::string_view doc) {
    words_.push_back({std::string(word), kind, std::string(doc), {}, false});
  }
  // With parameters: `type` is an object's, and reads those that are given into a T.
  void add(std::string_view word, E kind, std::string_view doc, Type<T> type) {
    words_.push_back({std::string(word), kind, std::string(doc), std::move(type), true});
  }
  void plan(std::string_view word, std::string_view doc) {
    planned_.push_back({std::string(word), std::string(doc), true});
  }

  std::vector<WordDescription> descriptions() const {
    std::vector<WordDescription> all;
    for (const Word& each : words_) all.push_back({each.name, each.doc, false});
    all.insert(all.end(), planned_.begin(), planned_.end());
    return all;
  }

  Type<T> type(const std::string& name) const {
    return {[words = *this](const Node& node, Reader& reader, T& value) {
              return words.read(node, reader, value);
            },
            [words = *this](const T& value) { return words.write(value); }, shape(name)};
  }

 private:
  struct Word {
    std::string name;
    E kind;
    std::string doc;
    Type<T> parameters;
    bool has_parameters;
  };

  const Word* find(const std::string& name) const {
    for (const Word& word : words_) {
      if (word.name == name) return &word;
    }
    return nullptr;
  }

  bool refuse(const Node& node, Reader& reader) const {
    std::vector<std::string> words;
    std::vector<std::string> planned;
    for (const Word& word : words_) words.push_back(word.name);
    for (const WordDescription& word : planned_) planned.push_back(word.word);
    return refuse_word(node, reader, words, planned);
  }

  bool read(const Node& node, Reader& reader, T& value) const {
    const bool has_parameters = node.is_map() && node.entries.size() == 1;
    Node name = has_parameters ? plain(node.entries.front().key) : node;
    if (has_parameters) name.place = node.entries.front().place;
    const Word* word = name.is_scalar() ? find(name.text) : nullptr;
    if (word == nullptr) return refuse(name, reader);
    T read_value{};
    read_value.*kind_ = word->kind;
    if (!read_parameters(*word, node, reader, read_value)) return false;
    value = std::move(read_value);
    return true;
  }

  static bool read_parameters(const Word& word, const Node& node, Reader& reader, T& value) {
    if (!node.is_map()) {
      if (!word.has_parameters) return true;
      Node none = map_node();
      none.place = node.place;
      const Reader::Scope scope(reader, word.name, node.place);
      return word.parameters.read(none, reader, value);
    }
    if (!word.has_parameters) {
      reader.error(node.place, in_quotes(word.name) + " has no parameters");
      return false;
    }
    const Entry& entry = node.entries.front();
    const Reader::Scope scope(reader, entry.key, entry.place);
    return word.parameters.read(entry.value, reader, value);
  }

  Node write(const T& value) const {
    for (const Word& word : words_) {
      if (word.kind != value.*kind_) continue;
      if (!word.has_parameters) return text_node(word.name);
      Node node = map_node();
      node.add(word.name, word.parameters.write(value));
      return node;
    }
    return text_node(words_.front().name);
  }

  Shape shape(const std::string& name) const {
    Shape choice;
    choice.kind = ShapeKind::choice;
    std::vector<Shape> parts;
    for (const Word& word : words_) {
      choice.choices.push_back(word.name);
      if (word.has_parameters) parts.push_back(wrapped(word.name, word.parameters.shape));
    }
    for (const WordDescription& word : planned_) {
      choice.planned.push_back(word.word);
      parts.push_back(wrapped(word.word, Shape{}));
    }
    parts.insert(parts.begin(), choice);
    return either_shape(name, std::move(parts));
  }

  // {word: ...}
  static Shape wrapped(const std::string& word, const Shape& parameters) {
    Shape shape{ShapeKind::map, "{" + word + ": ...}", "^" + word + "$"};
    shape.parts = {parameters};
    return shape;
  }

  E T::*kind_;
  std::vector<Word> words_;
  std::vector<WordDescription> planned_;
};

}  // namespace orrery::app
