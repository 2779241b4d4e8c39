// Jobs on several threads whose results are taken in the order of the jobs, whatever thread was
// first: what is merged does not depend on the number of threads.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace orrery::app {

// Calls take(i, job(i)) for i in [first, last), `take` by ascending i and never two at a time;
// `job` runs on `threads` threads (at least 1). `take` returns whether to go on; behind a false,
// jobs not yet begun are left out and results of others are dropped. At most 2 * threads results
// wait, so memory is bounded. ERRORS: what a job or `take` throws; of several, that of the lowest
// i.
template <class Result>
class InOrder {
 public:
  template <class Job, class Take>
  static void run(std::uint64_t first, std::uint64_t last, unsigned threads, const Job& job,
                  const Take& take) {
    InOrder state(first, last, threads);
    std::vector<std::thread> pool;
    // This thread is one of them.
    try {
      for (unsigned i = 1; i < threads && i < last - first; ++i) {
        pool.emplace_back([&] { state.work(job, take); });
      }
    } catch (const std::system_error&) {
      // No further thread is to be had: those there are do all.
    }
    state.work(job, take);
    for (std::thread& thread : pool) thread.join();
    if (state.error_) std::rethrow_exception(state.error_);
  }

 private:
  struct Outcome {
    std::optional<Result> result;
    std::exception_ptr error;
  };

  InOrder(std::uint64_t first, std::uint64_t last, unsigned threads)
      : next_job_(first), next_take_(first), last_(last), ahead_max_(2 * std::uint64_t{threads}) {}

  template <class Job, class Take>
  void work(const Job& job, const Take& take) {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [&] {
        return stopped_ || next_job_ == last_ || next_job_ < next_take_ + ahead_max_;
      });
      if (stopped_ || next_job_ == last_) return;
      const std::uint64_t number = next_job_++;
      lock.unlock();
      Outcome outcome;
      try {
        outcome.result.emplace(job(number));
      } catch (...) {
        outcome.error = std::current_exception();
      }
      lock.lock();
      waiting_.emplace(number, std::move(outcome));
      take_all(take);
      changed_.notify_all();
    }
  }

  // Under the lock: merging is short beside a run.
  template <class Take>
  void take_all(const Take& take) {
    while (!stopped_ && !waiting_.empty() && waiting_.begin()->first == next_take_) {
      Outcome outcome = std::move(waiting_.begin()->second);
      waiting_.erase(waiting_.begin());
      try {
        if (outcome.error) std::rethrow_exception(outcome.error);
        if (!take(next_take_, std::move(*outcome.result))) stopped_ = true;
      } catch (...) {
        error_ = std::current_exception();
        stopped_ = true;
      }
      ++next_take_;
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t next_job_;
  std::uint64_t next_take_;
  std::uint64_t last_;
  std::uint64_t ahead_max_;
  std::map<std::uint64_t, Outcome> waiting_;
  bool stopped_ = false;
  std::exception_ptr error_;
};

}  // namespace orrery::app
