#include "app/schema/read_yaml.h"

#include <algorithm>
#include <istream>
#include <map>
#include <set>
#include <streambuf>
#include <string>
#include <utility>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "app/schema/limits.h"

namespace orrery::app {
namespace {

// Ends the reading; caught in read_yaml, never outside of this file.
struct Refusal {
  SyntaxProblem problem;
};

// A finished node with the number of nodes in it.
struct Counted {
  Node node;
  std::size_t nodes = 1;
};

// Builds the tree from the parser's events, without recursion.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(std::uint32_t source, std::vector<SyntaxProblem>& problems)
      : source_(source), problems_(problems) {}

  Node take_root() { return std::move(root_); }
  bool has_document() const { return has_document_; }

  Place place(const YAML::Mark& mark) const {
    return {source_, static_cast<std::uint32_t>(mark.line + 1),
            static_cast<std::uint32_t>(mark.column + 1)};
  }

  // Where the last text in quotes begins.
  const YAML::Mark& last_quoted() const { return last_quoted_; }

  // Where the innermost list or map in brackets begins that is still open; null if none is.
  const Node* open_bracket() const {
    if (open_.empty() || !open_.back().is_flow) return nullptr;
    return &open_.back().value.node;
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (has_document_) refuse(mark, "a second document begins here; a scenario is one document");
    has_document_ = true;
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add(counted(mark, NodeKind::nothing), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto target = anchors_.find(anchor);
    if (target == anchors_.end()) refuse(mark, "an alias refers to a value that holds itself");
    spend(place(mark), target->second.nodes);
    if (static_cast<int>(open_.size()) + depth_of(target->second.node) > limits::kDepthMax) {
      refuse_depth(mark);
    }
    add(target->second, YAML::NullAnchor);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    Counted scalar = counted(mark, NodeKind::scalar);
    // The parser says "!" of a text in quotes and "?" of one without.
    scalar.node.is_quoted = tag == "!";
    if (tag != "!" && tag != "?" && !tag.empty()) refuse_tag(mark, tag);
    scalar.node.text = value;
    if (scalar.node.is_quoted) last_quoted_ = mark;
    add(std::move(scalar), anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(mark, tag, anchor, style, NodeKind::list);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(mark, tag, anchor, style, NodeKind::map);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Counted value;
    YAML::anchor_t anchor = YAML::NullAnchor;
    bool is_flow = false;
    // Of a map: the key that waits for its value, and the keys so far.
    bool has_key = false;
    bool is_key_twice = false;
    Entry next;
    std::set<std::string> keys;
  };

  [[noreturn]] void refuse(const YAML::Mark& mark, std::string message) const {
    throw Refusal{{place(mark), std::move(message)}};
  }
  [[noreturn]] void refuse_depth(const YAML::Mark& mark) const {
    refuse(mark, "maps and lists inside each other more than " + std::to_string(limits::kDepthMax) +
                     " deep");
  }
  [[noreturn]] void refuse_tag(const YAML::Mark& mark, const std::string& tag) const {
    // As it was written: "!!int".
    constexpr std::string_view kStandard = "tag:yaml.org,2002:";
    const bool is_standard = tag.substr(0, kStandard.size()) == kStandard;
    refuse(mark, "the tag " + in_quotes(is_standard ? "!!" + tag.substr(kStandard.size()) : tag) +
                     " is of no use here: leave it out");
  }

  void spend(const Place& at, std::size_t nodes) {
    nodes_ += nodes;
    if (nodes_ <= limits::kNodesMax) return;
    throw Refusal{{at, "more than " + std::to_string(limits::kNodesMax) +
                           " keys and values, those that aliases repeat included"}};
  }

  Counted counted(const YAML::Mark& mark, NodeKind kind) {
    spend(place(mark), 1);
    Counted value;
    value.node.kind = kind;
    value.node.place = place(mark);
    return value;
  }

  static int depth_of(const Node& node) {
    int deepest = 0;
    for (const Node& item : node.items) deepest = std::max(deepest, depth_of(item));
    for (const Entry& entry : node.entries) deepest = std::max(deepest, depth_of(entry.value));
    return node.is_list() || node.is_map() ? deepest + 1 : 0;
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style, NodeKind kind) {
    if (tag != "?" && tag != "!" && !tag.empty()) refuse_tag(mark, tag);
    if (static_cast<int>(open_.size()) >= limits::kDepthMax) refuse_depth(mark);
    if (!open_.empty() && open_.back().value.node.is_map() && !open_.back().has_key) {
      refuse(mark,
             "a key is a word, not a list or a map; is a bracket not closed, or a template not "
             "filled in?");
    }
    open_.push_back(
        {counted(mark, kind), anchor, style == YAML::EmitterStyle::Flow, false, false, {}, {}});
  }

  void close() {
    Open closed = std::move(open_.back());
    open_.pop_back();
    add(std::move(closed.value), closed.anchor);
  }

  void add(Counted value, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) {
      // A copy is kept, and paid for.
      spend(value.node.place, value.nodes);
      anchors_[anchor] = value;
    }
    if (open_.empty()) {
      root_ = std::move(value.node);
      return;
    }
    Open& parent = open_.back();
    if (parent.value.node.is_map() && !parent.has_key) {
      take_key(parent, value.node);
      return;
    }
    if (!parent.is_key_twice) parent.value.nodes += value.nodes;
    if (parent.value.node.is_list()) {
      parent.value.node.items.push_back(std::move(value.node));
      return;
    }
    parent.has_key = false;
    if (std::exchange(parent.is_key_twice, false)) return;
    // The parser places what is absent behind it, at the next thing that is there.
    const bool is_absent =
        value.node.kind == NodeKind::nothing && value.node.place.line > parent.next.place.line;
    if (is_absent) value.node.place = parent.next.place;
    parent.next.value = std::move(value.node);
    parent.value.node.entries.push_back(std::move(parent.next));
  }

  void take_key(Open& parent, Node& key) {
    if (!key.is_scalar())
      throw Refusal{
          {key.place, "a key is missing before ':'; the word null needs quotes to be one"}};
    if (key.text == "<<" && !key.is_quoted) {
      throw Refusal{{key.place,
                     "the merge key '<<' is not read; share parts by `include:` or by an alias "
                     "as the whole value"}};
    }
    parent.has_key = true;
    if (!parent.keys.insert(key.text).second) {
      parent.is_key_twice = true;
      const Entry* first = parent.value.node.find(key.text);
      problems_.push_back({key.place,
                           "the key " + in_quotes(key.text) + " stands twice; first at line " +
                               std::to_string(first->place.line),
                           "", false});
      if (problems_.size() > limits::kProblemsMax) throw Refusal{{key.place, "too many problems"}};
      return;
    }
    parent.next = Entry{std::move(key.text), key.is_quoted, key.place, {}};
  }

  std::uint32_t source_;
  std::vector<SyntaxProblem>& problems_;
  Node root_;
  bool has_document_ = false;
  std::size_t nodes_ = 0;
  YAML::Mark last_quoted_ = YAML::Mark::null_mark();
  std::vector<Open> open_;
  std::map<YAML::anchor_t, Counted> anchors_;
};

// A stream over bytes that are not copied.
class BytesBuffer final : public std::streambuf {
 public:
  explicit BytesBuffer(std::string_view bytes) {
    // The interface wants mutable bytes; a buffer that only reads never writes them.
    char* begin = const_cast<char*>(bytes.data());
    setg(begin, begin, begin + bytes.size());
  }
};

// The line that holds this byte, or ends there.
std::string_view line_at(std::string_view text, std::size_t at) {
  const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
  return text.substr(begin, text.find('\n', begin) - begin);
}

bool is_indented_by_tab(std::string_view line) {
  return line.substr(0, line.find_first_not_of(" \t")).find('\t') != std::string_view::npos;
}

// The parser takes the end of the file for the end of a text in quotes. Only the last one can be
// affected.
bool is_closed(std::string_view text, const YAML::Mark& quote) {
  if (quote.is_null()) return true;
  const auto begin = static_cast<std::size_t>(quote.pos);
  if (begin >= text.size() || (text[begin] != '"' && text[begin] != '\'')) return true;
  for (std::size_t at = begin + 1; at < text.size(); ++at) {
    if (text[at] == '\\' && text[begin] == '"') {
      ++at;
    } else if (text[at] == text[begin]) {
      // '' is a quote inside quotes of this kind.
      const bool is_pair = text[at] == '\'' && at + 1 < text.size() && text[at + 1] == '\'';
      if (!is_pair) return true;
      ++at;
    }
  }
  return false;
}

bool is_sign(std::string_view text, std::size_t at) {
  constexpr std::string_view kSigns = "[]{},:?&*!";
  constexpr std::string_view kSpaces = " \t\r\n";
  if (text[at] != '-') return kSigns.find(text[at]) != std::string_view::npos;
  return at + 1 < text.size() && kSpaces.find(text[at + 1]) != std::string_view::npos;
}

// The first sign that is one too many; the end of the text if there is none.
std::size_t sign_too_many(std::string_view text) {
  std::size_t signs = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_sign(text, at) && ++signs > limits::kSignsMax) return at;
  }
  return text.size();
}

Place place_at(std::string_view text, std::size_t at, std::uint32_t source) {
  const std::string_view before = text.substr(0, at);
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t newline = before.rfind('\n');
  const std::size_t column = newline == std::string_view::npos ? at : at - newline - 1;
  return {source, line + 1, static_cast<std::uint32_t>(column + 1)};
}

SyntaxProblem explain(const YAML::Exception& error, const TreeBuilder& builder,
                      std::string_view text, std::uint32_t source) {
  if (error.msg == "illegal EOF in scalar") {
    return {place_at(text, static_cast<std::size_t>(std::max(error.mark.pos, 0)), source),
            "a quote is not closed: the text in it goes on to the end of the file"};
  }
  if (const Node* bracket = builder.open_bracket()) {
    const std::string opening = bracket->is_list() ? "'['" : "'{'";
    const std::string closing = bracket->is_list() ? "']'" : "'}'";
    return {bracket->place, "the " + opening + " here is not closed before line " +
                                std::to_string(error.mark.line + 1) + ": a " + closing +
                                " or a ',' is missing"};
  }
  Place place{source, 0, 0};
  if (!error.mark.is_null()) {
    place.line = static_cast<std::uint32_t>(error.mark.line + 1);
    place.column = static_cast<std::uint32_t>(error.mark.column + 1);
  }
  const auto at = static_cast<std::size_t>(error.mark.is_null() ? 0 : error.mark.pos);
  if (is_indented_by_tab(line_at(text, std::min(at, text.size())))) {
    return {place, "this line is indented by a tab; YAML wants spaces"};
  }
  if (error.msg == "illegal map value") {
    return {place, "a ':' cannot stand here; a text with ': ' in it needs quotes"};
  }
  return {place, "this is not YAML: " + error.msg};
}

}  // namespace

YamlDocument read_yaml(std::string_view text, std::uint32_t source) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    text.remove_prefix(kByteOrderMark.size());
  }
  YamlDocument document;
  const std::size_t excess = sign_too_many(text);
  if (excess < text.size()) {
    document.problems.push_back(
        {place_at(text, excess, source), "more than " + std::to_string(limits::kSignsMax) +
                                             " brackets, commas, colons, dashes and the like"});
    return document;
  }
  TreeBuilder builder(source, document.problems);
  BytesBuffer buffer(text);
  std::istream stream(&buffer);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
    document.root = builder.take_root();
    const YAML::Mark& quote = builder.last_quoted();
    if (!is_closed(text, quote)) {
      document.problems.push_back({builder.place(quote), "the quote here is not closed"});
    }
  } catch (const Refusal& refusal) {
    document.problems.push_back(refusal.problem);
  } catch (const YAML::Exception& error) {
    document.problems.push_back(explain(error, builder, text, source));
  }
  return document;
}

std::size_t count_signs(std::string_view text) {
  std::size_t signs = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_sign(text, at)) ++signs;
  }
  return signs;
}

bool is_utf8_text(std::string_view bytes) {
  std::size_t at = 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  while (at < bytes.size()) {
    const unsigned first = byte(at);
    if (first == 0) return false;
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xc2 ? 0
                               : first < 0xe0 ? 2
                               : first < 0xf0 ? 3
                               : first < 0xf5 ? 4
                                              : 0;
    if (length == 0 || at + length > bytes.size()) return false;
    for (std::size_t i = 1; i < length; ++i) {
      if ((byte(at + i) & 0xc0) != 0x80) return false;
    }
    // Overlong forms, surrogates and what lies above U+10FFFF (Unicode 15, table 3-7).
    const unsigned second = length > 1 ? byte(at + 1) : 0;
    if (first == 0xe0 && second < 0xa0) return false;
    if (first == 0xed && second > 0x9f) return false;
    if (first == 0xf0 && second < 0x90) return false;
    if (first == 0xf4 && second > 0x8f) return false;
    at += length;
  }
  return true;
}

}  // namespace orrery::app
