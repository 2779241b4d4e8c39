#include "app/run/run_in_order.h"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

namespace orrery::app {
namespace {

using Numbers = InOrder<std::uint64_t>;

// Later jobs are quicker, so that results come in the wrong order.
std::uint64_t slow_first(std::uint64_t i) {
  std::this_thread::sleep_for(std::chrono::microseconds(i % 7 == 0 ? 2000 : 10));
  return i * i;
}

TEST(InOrder, TakesResultsInOrderOnAnyNumberOfThreads) {
  std::vector<std::uint64_t> expected;
  for (std::uint64_t i = 3; i < 60; ++i) expected.push_back(i * i);
  for (const unsigned threads : {1U, 2U, 7U, 100U}) {
    std::vector<std::uint64_t> taken;
    Numbers::run(3, 60, threads, slow_first, [&](std::uint64_t i, std::uint64_t result) {
      EXPECT_EQ(result, i * i);
      taken.push_back(result);
      return true;
    });
    EXPECT_EQ(taken, expected) << threads << " threads";
  }
}

TEST(InOrder, StopsWhereItIsToldTo) {
  for (const unsigned threads : {1U, 4U}) {
    std::vector<std::uint64_t> taken;
    Numbers::run(0, 1000, threads, slow_first, [&](std::uint64_t i, std::uint64_t) {
      taken.push_back(i);
      return i < 9;
    });
    EXPECT_EQ(taken.size(), 10U);
  }
}

// A job is not begun while 2 * threads results wait, so memory is bounded.
TEST(InOrder, DoesNotRunFarAhead) {
  std::atomic<std::uint64_t> taken = 0;
  std::atomic<std::uint64_t> ahead_max = 0;
  Numbers::run(
      0, 200, 4,
      [&](std::uint64_t i) {
        const std::uint64_t ahead = i - taken;
        if (ahead > ahead_max) ahead_max = ahead;
        if (i == 0) std::this_thread::sleep_for(std::chrono::milliseconds(30));
        return i;
      },
      [&](std::uint64_t, std::uint64_t) {
        ++taken;
        return true;
      });
  EXPECT_LE(ahead_max, 8U);
  EXPECT_GT(ahead_max, 0U);
}

TEST(InOrder, ThrowsTheErrorOfTheLowestJob) {
  for (const unsigned threads : {1U, 4U}) {
    std::uint64_t taken = 0;
    const auto run = [&] {
      Numbers::run(
          0, 50, threads,
          [](std::uint64_t i) {
            if (i == 20) std::this_thread::sleep_for(std::chrono::milliseconds(5));
            if (i >= 20) throw std::runtime_error("job " + std::to_string(i));
            return i;
          },
          [&](std::uint64_t, std::uint64_t) {
            ++taken;
            return true;
          });
    };
    try {
      run();
      FAIL() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "job 20");
    }
    EXPECT_EQ(taken, 20U);
  }
}

TEST(InOrder, DoesNothingForNoJobs) {
  Numbers::run(5, 5, 3, slow_first, [](std::uint64_t, std::uint64_t) -> bool {
    ADD_FAILURE() << "nothing is to be taken";
    return true;
  });
}

}  // namespace
}  // namespace orrery::app
