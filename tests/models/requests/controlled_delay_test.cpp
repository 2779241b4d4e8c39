#include "models/requests/controlled_delay.h"

#include <vector>

#include <gtest/gtest.h>

namespace orrery::models {
namespace {

using sim::Duration;

// A queue in which everybody has waited for `waited`; who is rejected when turns come.
class Turns {
 public:
  explicit Turns() : delay_(DisciplineSpec{.kind = DisciplineKind::codel}) {}

  // Returns how many are rejected at `milliseconds`.
  int at(double milliseconds, double waited, int behind = 1000) {
    int rejected = 0;
    struct Taken {
      Duration waited;
      bool is_last;
    };
    const auto ms = [](double count) {
      return Duration::nanoseconds(static_cast<std::int64_t>(count * 1e6));
    };
    delay_.next(
        sim::SimTime() + ms(milliseconds),
        [&] {
          --behind;
          return Taken{ms(waited), behind < 0};
        },
        [&](const Taken&) { ++rejected; });
    return rejected;
  }

 private:
  ControlledDelay delay_;
};

TEST(ControlledDelay, RejectsNobodyBeforeWaitsHaveBeenTooLongForAnInterval) {
  Turns turns;
  EXPECT_EQ(turns.at(0, 6), 0);
  EXPECT_EQ(turns.at(99, 6), 0);
  EXPECT_EQ(turns.at(100, 6), 1);
}

TEST(ControlledDelay, OneShortWaitMakesItForget) {
  Turns turns;
  EXPECT_EQ(turns.at(0, 6), 0);
  EXPECT_EQ(turns.at(99, 4), 0);
  EXPECT_EQ(turns.at(100, 6), 0);
  EXPECT_EQ(turns.at(199, 6), 0);
  EXPECT_EQ(turns.at(200, 6), 1);
}

// The k-th rejection comes interval / sqrt(k) behind the one before: 100, 70.7, 57.7 ms.
TEST(ControlledDelay, RejectsMoreOftenTheLongerItLasts) {
  Turns turns;
  turns.at(0, 6);
  EXPECT_EQ(turns.at(100, 6), 1);
  EXPECT_EQ(turns.at(199.9, 6), 0);
  EXPECT_EQ(turns.at(200, 6), 1);
  EXPECT_EQ(turns.at(270.7, 6), 0);
  EXPECT_EQ(turns.at(270.8, 6), 1);
  EXPECT_EQ(turns.at(328.4, 6), 0);
  EXPECT_EQ(turns.at(328.5, 6), 1);
}

// Two are overdue at once: 200 and 270.7.
TEST(ControlledDelay, CatchesUpWhereTurnsAreRare) {
  Turns turns;
  turns.at(0, 6);
  EXPECT_EQ(turns.at(100, 6), 1);
  EXPECT_EQ(turns.at(300, 6), 2);
}

TEST(ControlledDelay, BeginsWhereItLeftOffShortlyAfter) {
  Turns turns;
  turns.at(0, 6);
  turns.at(100, 6);
  EXPECT_EQ(turns.at(330, 6), 4 - 1);  // 200, 270.7, 328.4
  EXPECT_EQ(turns.at(331, 1), 0);
  EXPECT_EQ(turns.at(332, 6), 0);
  EXPECT_EQ(turns.at(432, 6), 1);
  // count was 4 and had begun with 1: it goes on with 3, so the next is due after 57.7 ms.
  EXPECT_EQ(turns.at(489.7, 6), 0);
  EXPECT_EQ(turns.at(489.8, 6), 1);
}

TEST(ControlledDelay, TheLastOneIsServed) {
  Turns turns;
  turns.at(0, 6);
  EXPECT_EQ(turns.at(300, 6, 1), 1);
  EXPECT_EQ(turns.at(500, 6, 0), 0);
}

}  // namespace
}  // namespace orrery::models
