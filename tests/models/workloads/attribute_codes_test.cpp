#include "models/workloads/attribute_codes.h"

#include <string>

#include <gtest/gtest.h>

#include "sim/base/limits.h"

namespace orrery::models {
namespace {

AttributeValue word(const char* text) {
  return std::string(text);
}
AttributeValue number(std::int64_t value) {
  return value;
}

TEST(AttributeCodes, WordsAndNumbersOfAllWorkloadsAreApart) {
  const AttributeSpec one = std::vector<AttributeWeight>{{word("paid"), 1}, {word("free"), 9}};
  const AttributeSpec two = word("free");
  const AttributeSpec three = number(7);
  const AttributeCodes codes({&one, &two, &three});
  const auto paid = codes.code_of(word("paid"));
  const auto free = codes.code_of(word("free"));
  const auto seven = codes.code_of(number(7));
  ASSERT_TRUE(paid && free && seven);
  EXPECT_NE(*paid, *free);
  EXPECT_NE(*paid, *seven);
  EXPECT_NE(*free, *seven);
  EXPECT_EQ(codes.value_of(*free), word("free"));
  EXPECT_EQ(codes.value_of(*seven), number(7));
  // The word of a number is another value.
  EXPECT_FALSE(codes.code_of(word("7")));
  EXPECT_FALSE(codes.code_of(word("")));
  EXPECT_FALSE(codes.code_of(number(0)));
}

TEST(AttributeCodes, NumbersOfAZipfLawAreTheirOwn) {
  const AttributeSpec small = sim::ZipfSpec{10, 1};
  const AttributeSpec large = sim::ZipfSpec{1000, 1};
  const AttributeSpec others = std::vector<AttributeWeight>{
      {number(5), 1}, {number(1000), 1}, {number(-1), 1}, {word("none"), 1}};
  const AttributeCodes codes({&small, &others, &large});
  EXPECT_EQ(codes.code_of(number(0)), 0U);
  EXPECT_EQ(codes.code_of(number(5)), 5U);
  EXPECT_EQ(codes.code_of(number(999)), 999U);
  EXPECT_EQ(codes.value_of(999), number(999));
  for (const AttributeValue& value : {number(1000), number(-1), word("none")}) {
    const auto code = codes.code_of(value);
    ASSERT_TRUE(code);
    EXPECT_GE(*code, 1000U);
    EXPECT_EQ(codes.value_of(*code), value);
  }
  EXPECT_FALSE(codes.code_of(number(1001)));
}

TEST(AttributeCodes, DoNotDependOnTheOrderOfWorkloads) {
  const AttributeSpec one = word("b");
  const AttributeSpec two = word("a");
  const AttributeCodes codes({&one, &two});
  const AttributeCodes turned({&two, &one});
  EXPECT_EQ(codes.code_of(word("a")), turned.code_of(word("a")));
}

TEST(AttributeCodes, HaveALimitWithAName) {
  const AttributeSpec keys = sim::ZipfSpec{std::uint64_t{1} << 32, 1};
  EXPECT_THROW(AttributeCodes({&keys}), sim::LimitError);
  const AttributeSpec fewer = sim::ZipfSpec{kNoAttribute, 1};
  const AttributeCodes codes({&fewer});
  EXPECT_EQ(codes.code_of(number(kNoAttribute - 1)), kNoAttribute - 1);
  EXPECT_FALSE(codes.code_of(number(kNoAttribute)));
}

}  // namespace
}  // namespace orrery::models
