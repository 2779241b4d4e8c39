// When the requests of an open workload arrive: one value after the other, by inversion of the
// integrated rate, never by thinning, so that a higher rate moves arrivals and redraws none.
//
// Epochs are numbered from 0; each brings a batch. With W = hash_name("workload/NAME") and
// S("word") = mix64(W, hash_name("word")), the draws are, all with path root and block 0:
//
//   | what                                | request                            | words      |
//   | gap before epoch i                  | request_of(S("arrivals"), i >> 1)  | pair i & 1 |
//   | size of the batch of epoch i        | request_of(S("batch"), i)          | pair 0     |
//   | length of sojourn k of an MMPP      | request_of(S("state"), k)          | pair 0     |
//   | state of sojourn k of an MMPP       | request_of(S("state"), k)          | pair 1     |
//
// A gap is a draw of ExponentialSpec{mean = 1 s}, its nanoseconds being billionths of a request
// expected (Poisson, MMPP), or a draw of the law of times (renewal); deterministic arrivals and
// given times draw nothing. Sizes: batch_size.h; sojourns: modulated_rate.h.
//
// Instants are kept to fractions of a nanosecond (fine_time.h) and told to the nearest one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

#include "models/workloads/batch_size.h"
#include "models/workloads/fine_time.h"
#include "models/workloads/modulated_rate.h"
#include "models/workloads/rate_integral.h"
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
  // Adds what it draws from to `distributions`. `workload`: hash_name("workload/NAME").
  // REQUIRES: the spec is valid; the chain of an MMPP has a stationary law.
  ArrivalProcess(const OpenSpec& spec, std::uint64_t workload, sim::RandomKey key,
                 sim::DistributionSet& distributions);

  // The next arrival, not before the last one. `distributions`: the set given above, or a copy.
  // ERRORS: sim::LimitError, of an MMPP only (modulated_rate.h).
  // COST: about 15 ns for a Poisson process of constant rate beside other work, 23 ns in a loop
  // that does nothing else; no allocation.
  Arrival next(const sim::DistributionSet& distributions) {
    const std::uint64_t epoch = epoch_++;
    if (kind_ == Kind::kConstantPoisson) {
      now_.advance(static_cast<double>(draw_gap(epoch, distributions)) / constant_rate_);
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
    kTimes,
  };
  using Source =
      std::variant<std::monostate, RateIntegral, ModulatedRate, std::vector<sim::Duration>>;

  void start(const ArrivalsSpec& spec, std::uint64_t states_hash,
             sim::DistributionSet& distributions);
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
  Rate constant_rate_ = 0;
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
