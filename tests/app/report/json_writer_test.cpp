#include "app/report/json_writer.h"

#include <bit>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>

#include <gtest/gtest.h>

#include "sim/base/check.h"

namespace orrery::app {
namespace {

using nlohmann::json;

TEST(JsonWriter, WritesKeysInTheirOrder) {
  JsonWriter writer;
  writer.begin_object()
      .field("b", 1.5)
      .field("a", std::uint64_t{18446744073709551615U})
      .key("list")
      .begin_array()
      .value(std::int64_t{-3})
      .value(true)
      .null()
      .begin_object()
      .end_object()
      .end_array()
      .field("none", std::optional<double>())
      .field("neither", std::optional<std::uint64_t>())
      .field("some", std::optional<std::uint64_t>(7))
      .field("text", "a\"b\\c\n\t\x01")
      .end_object();
  EXPECT_EQ(writer.text(), R"({
  "b": 1.5,
  "a": 18446744073709551615,
  "list": [
    -3,
    true,
    null,
    {}
  ],
  "none": null,
  "neither": null,
  "some": 7,
  "text": "a\"b\\c\n\t\u0001"
}
)");
}

TEST(JsonWriter, HasNoWordForWhatIsNotFinite) {
  for (const double value :
       {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
        std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_EQ(json_number(value), "null");
  }
}

// Any bits of a double that is finite: another reader gets the same bits.
TEST(JsonWriter, WritesDoublesWithoutLoss) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 20'000; ++i) {
    const auto value = std::bit_cast<double>(random());
    if (value - value != 0) continue;
    EXPECT_EQ(std::bit_cast<std::uint64_t>(json::parse(json_number(value)).get<double>()),
              std::bit_cast<std::uint64_t>(value));
  }
  for (const double value : {0.0, -0.0, 1e300, 5e-324, 0.1, 1e22, 123456789012345680.0}) {
    EXPECT_EQ(json::parse(json_number(value)).get<double>(), value);
  }
}

// Any bytes become valid JSON; valid UTF-8 comes back as it was.
TEST(JsonWriter, WritesAnyBytes) {
  std::mt19937_64 random(2);
  const std::string alphabet = std::string("a\"\\\n\0\x1f\x7f", 7) +
                               "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80\xff\xc0\xed\xa0\x80";
  for (int i = 0; i < 5'000; ++i) {
    std::string text;
    for (std::uint64_t length = random() % 20; length > 0; --length) {
      text += alphabet[random() % alphabet.size()];
    }
    const json parsed = json::parse(json_string(text));
    std::string valid = json(text).dump(-1, ' ', false, json::error_handler_t::replace);
    if (json::accept(json(text).dump(-1, ' ', false, json::error_handler_t::ignore)) &&
        valid.find("\xef\xbf\xbd") == std::string::npos) {
      EXPECT_EQ(parsed.get<std::string>(), text);
    }
  }
  EXPECT_EQ(json::parse(json_string("\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80")).get<std::string>(),
            "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80");
  EXPECT_EQ(json_string("a\xff"
                        "b"),
            "\"a\xef\xbf\xbd"
            "b\"");
}

// A random tree, written by this writer and read by another reader.
json write_tree(JsonWriter& writer, std::mt19937_64& random, int depth) {
  const auto choice = random() % (depth > 4 ? 4 : 6);
  if (choice == 0) {
    const auto number = static_cast<std::int64_t>(random());
    writer.value(number);
    return number;
  }
  if (choice == 1) {
    const double number = static_cast<double>(random() % 1000) / 7;
    writer.value(number);
    return number;
  }
  if (choice == 2) {
    writer.value("text");
    return "text";
  }
  if (choice == 3) {
    writer.null();
    return nullptr;
  }
  const bool is_object = choice == 4;
  json tree = is_object ? json::object() : json::array();
  if (is_object) {
    writer.begin_object();
  } else {
    writer.begin_array();
  }
  for (std::uint64_t i = random() % 5; i > 0; --i) {
    if (is_object) {
      const std::string key = "key" + std::to_string(i);
      writer.key(key);
      tree[key] = write_tree(writer, random, depth + 1);
    } else {
      tree.push_back(write_tree(writer, random, depth + 1));
    }
  }
  if (is_object) {
    writer.end_object();
  } else {
    writer.end_array();
  }
  return tree;
}

TEST(JsonWriter, WritesAnyTree) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 2'000; ++i) {
    JsonWriter writer;
    const json expected = write_tree(writer, random, 0);
    EXPECT_EQ(json::parse(writer.text()), expected);
  }
}

TEST(JsonWriter, NoticesMisuse) {
  EXPECT_THROW(JsonWriter().begin_object().value(1.0), sim::InvariantError);
  EXPECT_THROW(JsonWriter().begin_array().key("a"), sim::InvariantError);
  EXPECT_THROW(JsonWriter().begin_array().end_object(), sim::InvariantError);
  EXPECT_THROW(JsonWriter().begin_object().key("a").end_object(), sim::InvariantError);
  EXPECT_THROW(JsonWriter().begin_array().text(), sim::InvariantError);
  EXPECT_THROW(JsonWriter().value(1.0).value(2.0), sim::InvariantError);
}

}  // namespace
}  // namespace orrery::app
