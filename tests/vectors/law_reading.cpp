// law_of(): how the vectors describe laws, in objects and in words.
#include <cctype>
#include <charconv>
#include <cmath>

#include "tests/vectors/law.h"
#include "tests/vectors/law_description.h"
#include "tests/vectors/parameters.h"

namespace orrery::vectors {
namespace {

// The list under the first of these names that is there.
std::optional<std::vector<double>> list_of_any(Parameters& fields,
                                               std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const Value* value = fields.find(name);
    if (value != nullptr && value->is(ValueKind::list)) return fields.numbers(name);
  }
  return std::nullopt;
}

void read_branches(Parameters& fields, LawDescription& from) {
  auto weights = list_of_any(fields, {"p", "probabilities", "weights"});
  const auto rates = list_of_any(fields, {"rate", "rates", "mu"});
  auto values = rates ? rates : list_of_any(fields, {"means", "mean", "values"});
  if (!values) {
    if (weights) throw Inexpressible("the law '" + from.name + "' has weights of nothing");
    return;
  }
  // One probability is that of the first of two; without any, all are alike.
  if (!weights && fields.has("p")) weights = {fields.positive("p")};
  if (!weights) weights.emplace(values->size(), 1.0 / static_cast<double>(values->size()));
  if (weights->size() == 1 && values->size() == 2) weights->push_back(1 - weights->front());
  if (values->size() != weights->size())
    throw Inexpressible("the law '" + from.name + "' has lists of unequal length");
  for (std::size_t i = 0; i < values->size(); ++i)
    from.branches.push_back({(*weights)[i], rates ? 1 / (*values)[i] : (*values)[i]});
}

LawDescription read_object(const Value& value) {
  Parameters fields(value);
  LawDescription from;
  for (const char* name : {"dist", "distribution", "type"}) {
    const Value* found = fields.find(name);
    if (found != nullptr && found->is(ValueKind::text) && from.name.empty())
      from.set_name(found->text);
  }
  if (from.name.empty()) throw Inexpressible("a law has no 'dist': " + to_text(value));
  read_branches(fields, from);
  for (const auto& [name, member] : value.members) {
    if (!member.is(ValueKind::number)) continue;
    fields.find(name);
    // With lists of values one probability is that of the first, which they have.
    if (name == "p" && !from.branches.empty()) continue;
    from.add(name, member.number);
  }
  fields.expect_all_understood();
  return from;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char letter : text) {
    const auto one = static_cast<unsigned char>(letter);
    if (std::isspace(one) != 0 || letter == ',' || letter == '=') {
      if (!word.empty()) words.push_back(word);
      word.clear();
    } else {
      word += static_cast<char>(std::tolower(one));
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

std::optional<double> number_in(const std::string& word) {
  double value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// Sets the name of one word, or of two: "bounded pareto", "two-point". Returns how many.
std::size_t read_name(const std::vector<std::string>& words, LawDescription& from) {
  const bool is_qualified = words.size() > 1 && (words[0] == "bounded" || words[0] == "truncated" ||
                                                 words[0] == "shifted");
  from.set_name(is_qualified ? words[0] + words[1] : words[0]);
  return is_qualified ? 2 : 1;
}

LawDescription read_words(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  LawDescription from;
  if (words.empty()) throw Inexpressible("a law without a name");
  std::size_t i = read_name(words, from);
  if (from.name == "any") return from;  // advice may follow
  for (; i < words.size(); ++i) {
    const auto number = number_in(words[i]);
    const bool has_next = i + 1 < words.size();
    if (number && has_next && words[i + 1] == "w.p.") {
      const auto weight = i + 2 < words.size() ? number_in(words[i + 2]) : std::nullopt;
      if (!weight)
        throw Inexpressible("'w.p.' without a probability in '" + std::string(text) + "'");
      from.branches.push_back({*weight, *number});
      i += 2;
    } else if (number && from.name == "erlang") {
      from.add("stages", *number);
    } else if (!number && has_next && number_in(words[i + 1])) {
      from.add(words[i], *number_in(words[i + 1]));
      ++i;
    } else {
      throw Inexpressible("'" + words[i] + "' is not understood in the law '" + std::string(text) +
                          "'");
    }
  }
  return from;
}

}  // namespace

Law law_of(const Value& value, std::optional<double> mean) {
  if (value.is(ValueKind::object)) return law_from(read_object(value), mean);
  if (value.is(ValueKind::text)) return law_from(read_words(value.text), mean);
  if (value.is(ValueKind::number) && value.number > 0) return constant_law(value.number);
  throw Inexpressible("a law is neither an object nor words: " + to_text(value));
}

}  // namespace orrery::vectors
