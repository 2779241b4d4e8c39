#include "tests/vectors/parameters.h"

#include <gtest/gtest.h>

#include "tests/vectors/plain_values.h"

namespace orrery::vectors {
namespace {

Value object(std::vector<std::pair<std::string, Value>> members) {
  return {.kind = ValueKind::object, .members = std::move(members)};
}

TEST(Parameters, RefusesWhatNobodyAskedFor) {
  const Value given = object({{"lambda", number(0.5)}, {"patience", number(3)}});
  Parameters parameters(given);
  EXPECT_EQ(parameters.positive("lambda"), 0.5);
  EXPECT_THROW(parameters.expect_all_understood(), Inexpressible);
  EXPECT_EQ(parameters.positive_if("patience"), 3);
  EXPECT_NO_THROW(parameters.expect_all_understood());
}

TEST(Parameters, RefusesTypesAndRanges) {
  const Value given = object({{"a", text("x")}, {"b", number(-1)}, {"c", number(2.5)}, {"d", {}}});
  Parameters parameters(given);
  EXPECT_THROW(parameters.number("a"), Inexpressible);
  EXPECT_THROW(parameters.positive("b"), Inexpressible);
  EXPECT_THROW(parameters.count("c", 1, 10), Inexpressible);
  EXPECT_THROW(parameters.positive("absent"), Inexpressible);
  EXPECT_THROW(parameters.numbers("c"), Inexpressible);
  EXPECT_EQ(parameters.number("d"), std::nullopt);  // null is absent
}

TEST(Rational, ReadsFractionsAndDecimalsExactly) {
  const auto expect = [](const Value& value, std::int64_t above, std::int64_t below) {
    const Rational read = rational_of(value);
    EXPECT_EQ(read.numerator, above);
    EXPECT_EQ(read.denominator, below);
  };
  expect(text("47/4"), 47, 4);
  expect(text("6/4"), 3, 2);
  expect(text("2.50"), 5, 2);
  expect(text("-3"), -3, 1);
  expect(number(14), 14, 1);
  expect(number(0.25), 1, 4);
  for (const char* bad :
       {"", "/", "1/0", "1/-2", "a", "1.2.3", "1/2/3", "99999999999999999999", "."})
    EXPECT_THROW(rational_of(text(bad)), Inexpressible) << bad;
}

TEST(NumbersOf, IsEmptyForAnythingButNumbers) {
  EXPECT_EQ(numbers_of(number(2)), std::vector<double>{2});
  const Value list{.kind = ValueKind::list, .items = {number(1), text("1/2")}};
  EXPECT_EQ(numbers_of(list), (std::vector<double>{1, 0.5}));
  EXPECT_TRUE(numbers_of(Value{.kind = ValueKind::boolean, .boolean = true}).empty());
  EXPECT_TRUE(numbers_of(Value{.kind = ValueKind::list, .items = {list}}).empty());
  EXPECT_TRUE(numbers_of(text("stable")).empty());
}

}  // namespace
}  // namespace orrery::vectors
