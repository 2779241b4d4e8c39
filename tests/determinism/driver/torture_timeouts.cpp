// Timeouts, deadlines and retries of the torture world.
#include "sim/base/saturating.h"
#include "sim/math/elementary.h"
#include "tests/determinism/driver/torture_world.h"

namespace orrery::sim::determinism {
namespace {

constexpr std::uint32_t kAttemptsMax = 2;
constexpr std::uint64_t kRetrySite = 0x0ddb'a115'0b57'ac1e;

}  // namespace

void TortureWorld::start_timeout(Scheduler& scheduler, std::uint32_t index) {
  timeouts_[job_at(index).workload % 2].start(
      scheduler, index, [this](std::uint32_t i) -> TimeoutLinks& { return job_at(i).timeout; });
}

void TortureWorld::stop_timeout(std::uint32_t index) {
  timeouts_[job_at(index).workload % 2].stop(
      index, [this](std::uint32_t i) -> TimeoutLinks& { return job_at(i).timeout; });
}

void TortureWorld::expire_timeouts(Scheduler& scheduler, std::uint32_t list) {
  timeouts_[list].expire(
      scheduler, [this](std::uint32_t i) -> TimeoutLinks& { return job_at(i).timeout; },
      [this](std::uint32_t i) { return job_at(i).dispatched; },
      [this, &scheduler](std::uint32_t i) { time_out(scheduler, i); });
}

// Its timeout is unlinked already. Who queues leaves; who runs goes on for nobody.
void TortureWorld::time_out(Scheduler& scheduler, std::uint32_t index) {
  const Job job = job_at(index);
  state_fact(scheduler.now(), kTimedOut, job.request, job.attempt);
  if (job.state == JobState::queued) {
    leave_queue(scheduler, index);
    retry_later(scheduler, index);
  } else {
    const std::uint32_t successor = make_successor(scheduler, index);
    job_at(index).state = JobState::abandoned;
    retry_later(scheduler, successor);
  }
}

// A copy of the job that carries its request on, while events still name the original.
std::uint32_t TortureWorld::make_successor(Scheduler& scheduler, std::uint32_t index) {
  Job job = job_at(index);
  timers_.stop(job.deadline);
  job.timeout = {};
  const std::uint32_t successor = jobs_.allocate(job).index();
  const SimTime deadline = job.arrived + kJobDeadline;
  job_at(successor).deadline = timers_.arm(scheduler, deadline, {successor, kDeadline});
  return successor;
}

void TortureWorld::retry_later(Scheduler& scheduler, std::uint32_t index) {
  Job& job = job_at(index);
  job.state = JobState::waiting;
  ++job.attempt;
  if (job.attempt >= kAttemptsMax) {
    state_fact(scheduler.now(), kGivenUp, job.request, job.attempt);
    timers_.stop(job.deadline);
    end(scheduler, index);
    return;
  }
  job.path = job.path.child(job.attempt, kRetrySite, 0);
  const RandomBlock block = random_block(key_, {job.request, job.path}, draw::kBackoff.block());
  const double jitter = static_cast<double>(draw::kBackoff.word_of(block)) * 0x1p-32;
  const double backoff = 0.5e-3 * math::pow(2, job.attempt) * (0.5 + jitter);
  job.retry =
      timers_.arm(scheduler, scheduler.now() + duration_from_seconds(backoff), {index, kRetry});
}

void TortureWorld::fire_timer(Scheduler& scheduler, std::uint32_t slot) {
  const std::optional<Timer> timer = timers_.fire(slot);
  if (!timer) return;
  if (timer->code == kDeadline) {
    pass_deadline(scheduler, timer->owner);
  } else {
    dispatch(scheduler, timer->owner);
  }
}

void TortureWorld::pass_deadline(Scheduler& scheduler, std::uint32_t index) {
  Job& job = job_at(index);
  state_fact(scheduler.now(), kDeadlinePassed, job.request, job.attempt);
  if (job.state == JobState::running) {
    stop_timeout(index);
    job.state = JobState::abandoned;
    in_system_.add(scheduler.now(), -1);
    return;
  }
  if (job.state == JobState::queued) {
    stop_timeout(index);
    leave_queue(scheduler, index);
  } else {
    timers_.stop(job.retry);
  }
  end(scheduler, index);
}

}  // namespace orrery::sim::determinism
