// When the requests of an open workload arrive: one value after the other, by inversion of the
// integrated rate, never by thinning, so that a higher rate moves arrivals and redraws none.
//
// Epochs are numbered from 0; each brings a batch. With W = hash_name("workload/NAME") and
// S("word") = mix64(W, hash_name("word")), the draws are, all with path root and block 0:
//
//   | what                                | request                            | words      |
//   | gap before epoch i                  | request_of(S("arrivals"), i >> 1)  | pair i & 1 |
//   | size of the batch of epoch i        | request_of(S("batch"), i)          | pair 0     |
//   | length of sojourn k (MMPP, on-off)  | request_of(S("state"), k)          | pair 0     |
//   | state of sojourn k of an MMPP       | request_of(S("state"), k)          | pair 1     |
//   | jitter of firing i of a cron        | request_of(S("jitter"), i)         | pair 0     |
//
// A gap is a draw of ExponentialSpec{mean = 1 s}, its nanoseconds being billionths of a request
// expected (Poisson, MMPP, on-off), or a draw of the law of times (renewal). Traces that are spread
// uniformly take the standard gaps too; deterministic arrivals, cron, given times and other traces
// draw none. Sizes: batch_size.h; sojourns: modulated_rate.h; jitter: cron_firings.h; places in a
// trace: trace_replay.h.
//
// The multiplier m scales what is expected, and redraws nothing: rates are m times what they are
// (states of an MMPP and bursts keep their lengths), renewal gaps are divided by m, and of counted
// things (times, traces, requests of a cron) the first k become scaled_count(k, m). So request n
// is the same one under every m, and comes no later under a higher one; places of a uniform trace,
// jitter and what stands still aside.
//
// Instants are kept to fractions of a nanosecond (fine_time.h) and told to the nearest one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <variant>

#include "models/workloads/batch_size.h"
#include "models/workloads/cron_firings.h"
#include "models/workloads/fine_time.h"
#include "models/workloads/modulated_rate.h"
#include "models/workloads/rate_integral.h"
#include "models/workloads/trace_replay.h"
#include "models/workloads/workload_spec.h"
#include "sim/base/time.h"
#include "sim/distributions/distribution_set.h"
#include "sim/random/path.h"
#include "sim/random/philox.h"

namespace orrery::models {

struct Arrival {
  sim::SimTime time;           // SimTime::never(): no more, and 0 requests
  std::uint32_t requests = 1;  // in the batch
};

class ArrivalProcess {
 public:
  // Adds what it draws from to `distributions`. `workload`: hash_name("workload/NAME"). `clock`:
  // the time since 1970 at the start of the run, for cron only. REQUIRES: the spec is valid; the
  // chain of an MMPP has a stationary law.
  ArrivalProcess(const OpenSpec& spec, std::uint64_t workload, sim::RandomKey key,
                 sim::DistributionSet& distributions, sim::Duration clock = {});

  // The next arrival, not before the last one. `distributions`: the set given above, or a copy.
  // ERRORS: sim::LimitError, of MMPP and on-off only (modulated_rate.h).
  // COST: about 15 ns for a Poisson process of constant rate beside other work, 23 ns in a loop
  // that does nothing else; no allocation.
  Arrival next(const sim::DistributionSet& distributions) {
    const std::uint64_t epoch = epoch_++;
    if (kind_ == Kind::kConstantPoisson) {
      now_.advance(static_cast<double>(draw_gap(epoch, distributions)) / constant_);
    } else if (kind_ == Kind::kCron) {
      const std::uint32_t requests = std::get<CronFirings>(source_).advance(now_, distributions);
      return {now_.time(), requests};
    } else {
      advance(epoch, distributions);
    }
    if (now_.is_never()) return {now_.time(), 0};
    return {now_.time(), batch_.draw(epoch, distributions)};
  }

 private:
  enum class Kind : std::uint8_t {
    kConstantPoisson,  // of a rate > 0
    kPoisson,
    kDeterministic,
    kRenewal,
    kModulated,
    kTrace,  // given times too
    kCron,   // its batches are its own
  };
  using Source =
      std::variant<std::monostate, RateIntegral, ModulatedRate, TraceReplay, CronFirings>;

  void start(const OpenSpec& spec, std::uint64_t workload, sim::Duration clock,
             sim::DistributionSet& distributions);
  void start_rate(const RateSpec& rate, sim::DistributionSet& distributions);
  void advance(std::uint64_t epoch, const sim::DistributionSet& distributions);

  sim::RandomBlock gap_block(std::uint64_t pair_of_epochs) const {
    return sim::random_block(key_schedule_,
                             {sim::request_of(arrivals_hash_, pair_of_epochs), sim::Path()}, 0);
  }

  // A block serves two epochs. The next one is made as soon as this one is used up: nobody waits
  // for it, so the processor makes it beside what follows.
  std::int64_t draw_gap(std::uint64_t epoch, const sim::DistributionSet& distributions) {
    const std::uint64_t word = block_.pair(epoch & 1);
    if ((epoch & 1) != 0) block_ = gap_block((epoch >> 1) + 1);
    return distributions.draw(gap_, word);
  }

  Kind kind_ = Kind::kConstantPoisson;
  // A number that the kind needs: the rate (constant Poisson), the multiplier (renewal).
  double constant_ = 0;
  FineTime now_;
  std::uint64_t epoch_ = 0;  // the number of the next one
  sim::RandomBlock block_ = {};
  std::uint64_t arrivals_hash_;
  sim::RandomKey key_;
  sim::KeySchedule key_schedule_;
  sim::DistributionId gap_;
  BatchSize batch_;
  Source source_;
};

}  // namespace orrery::models
