// How attempts end: at the pod, at the caller, by a timeout; and what the caller does then.
#pragma once

#include <cstdint>

#include "models/requests/handlers.h"
#include "models/requests/sending.h"
#include "models/requests/serving.h"

namespace orrery::models {

inline bool is_heard(const RequestStores& stores, const Frame& frame) {
  if ((frame.flags & kFrameOrphan) != 0) return false;
  return (frame.flags & kFrameInJoin) == 0 || stores.joins.at_index(frame.parent).open;
}

inline bool is_counted(const RequestStores& stores, const Frame& frame) {
  return frame.sent >= stores.calls_from && frame.sent < stores.calls_to;
}

inline void stop_timeout(RequestStores& stores, std::uint32_t index) {
  const std::uint32_t list = stores.edges[stores.frames[index].edge].timeout_list;
  if (list == kNoTimeoutList) return;
  const auto links_of = [&stores](std::uint32_t record) -> sim::TimeoutLinks& {
    return stores.frames.timeout(record);
  };
  if (links_of(index).is_linked()) stores.timeout_lists[list].stop(index, links_of);
}

inline void release_loops(RequestStores& stores, Frame& frame) {
  while (frame.loop != kNoLoop) {
    const std::uint32_t loop = frame.loop;
    frame.loop = stores.loops.at_index(loop).outer;
    stores.loops.release_at(loop);
  }
}

inline void drop_branch_of(RequestStores& stores, std::uint32_t join_index) {
  if (--stores.joins.at_index(join_index).pending == 0) stores.joins.release_at(join_index);
}

// The step of the frame before its pc failed: the endpoint fails with it, or the error is handled.
template <class Client>
std::uint32_t fail_step(const RequestContext<Client>& context, std::uint32_t index,
                        Outcome outcome) {
  charge(context, index, Cause::failing);
  Frame& frame = context.stores.frames[index];
  const Instruction& instruction = context.stores.program.code[frame.pc - 1];
  if (instruction.b == kPropagate) return conclude(context, index, outcome);
  frame.pc = instruction.b;
  frame.flags |= kFrameDegraded;
  return index;
}

// The frame goes on because of what `child`, whose frame is released already, has done.
template <class Client>
[[gnu::always_inline]] inline void inherit_blame(const RequestContext<Client>& context,
                                                 std::uint32_t parent, std::uint32_t child) {
  if (context.stores.blames.is_on()) [[unlikely]]
    context.stores.blames.inherit(parent, child, context.now());
}

// One branch has ended, that of the frame `child`.
template <class Client>
std::uint32_t report_branch(const RequestContext<Client>& context, std::uint32_t join_index,
                            Outcome outcome, std::uint32_t child) {
  RequestStores& stores = context.stores;
  Join& join = stores.joins.at_index(join_index);
  const std::uint32_t parent = join.parent;
  bool succeeds = false;
  bool fails = false;
  if (join.open) {
    if (is_ok(outcome)) {
      if (outcome == Outcome::ok_degraded) stores.frames[parent].flags |= kFrameDegraded;
      succeeds = --join.needed == 0;
    } else if (join.failures_left == 0) {
      fails = true;
    } else {
      --join.failures_left;
    }
    join.open = !succeeds && !fails;
  }
  drop_branch_of(stores, join_index);
  if (succeeds) {
    inherit_blame(context, parent, child);
    return parent;
  }
  return fails ? fail_step(context, parent, outcome) : kNoFrame;
}

// A call's caller is told how it ended, that of the frame `child`.
template <class Client>
[[gnu::always_inline]] inline std::uint32_t tell_caller(const RequestContext<Client>& context,
                                                        std::uint32_t parent, bool in_join,
                                                        Outcome outcome, std::uint32_t child) {
  if (in_join) return report_branch(context, parent, outcome, child);
  if (!is_ok(outcome)) return fail_step(context, parent, outcome);
  inherit_blame(context, parent, child);
  if (outcome == Outcome::ok_degraded) context.stores.frames[parent].flags |= kFrameDegraded;
  return parent;
}

// Nobody listens to the frame and its work is done.
inline void release_unheard(RequestStores& stores, std::uint32_t index) {
  const Frame& frame = stores.frames[index];
  if ((frame.flags & kFrameOrphan) == 0) {
    // A parallel step went on without it.
    stop_timeout(stores, index);
    drop_branch_of(stores, frame.parent);
    if (is_counted(stores, frame)) {
      ++stores.calls[frame.edge].outcomes[static_cast<std::size_t>(Outcome::unfinished)];
    }
  }
  stores.frames.release(index);
}

// Nobody listens to the frame any more, whatever becomes of it.
inline void abandon(RequestStores& stores, std::uint32_t index) {
  Frame& frame = stores.frames[index];
  frame.flags = static_cast<std::uint16_t>((frame.flags | kFrameOrphan) & ~kFrameInJoin);
  if ((frame.flags & kFrameLost) != 0) [[unlikely]]
    stores.frames.release(index);
}

template <class Client>
void lose(const RequestContext<Client>& context, std::uint32_t index) {
  RequestStores& stores = context.stores;
  if (is_heard(stores, stores.frames[index])) {
    stores.frames[index].flags |= kFrameLost;
  } else {
    release_unheard(stores, index);
  }
}

// Returns the frame where the answer is there at once.
template <class Client>
[[gnu::always_inline]] inline std::uint32_t send_reply_inline(const RequestContext<Client>& context,
                                                              std::uint32_t index) {
  RequestStores& stores = context.stores;
  const Frame& frame = stores.frames[index];
  if (!is_heard(stores, frame)) [[unlikely]] {
    release_unheard(stores, index);
    return kNoFrame;
  }
  sim::Duration delay;
  if (stores.hops.has_delay()) {
    const auto caller_location = [&stores, &frame] {
      if ((frame.flags & kFrameRoot) != 0) return stores.client_locations[frame.workload];
      const std::uint32_t parent = (frame.flags & kFrameInJoin) != 0
                                       ? stores.joins.at_index(frame.parent).parent
                                       : frame.parent;
      return stores.stations[stores.frames[parent].station].location;
    };
    delay = stores.hops.delay(stores.stations[frame.station].location, caller_location(),
                              frame.reply_jitter());
  }
  if (delay == sim::Duration()) return index;
  context.scheduler.schedule_after(delay, sim::Phase::completion, kEventReply, index);
  return kNoFrame;
}

template <class Client>
void send_reply(const RequestContext<Client>& context, std::uint32_t index) {
  add_to_work(context.stores, kEventReply, send_reply_inline(context, index));
}

template <class Client>
std::uint32_t reply(const RequestContext<Client>& context, std::uint32_t index);

// The steps of the frame are over. kInTurn: what can be done at once may be done here.
template <bool kInTurn, class Client>
[[gnu::always_inline]] inline std::uint32_t conclude_inline(const RequestContext<Client>& context,
                                                            std::uint32_t index, Outcome outcome) {
  RequestStores& stores = context.stores;
  Frame& frame = stores.frames[index];
  release_loops(stores, frame);
  if (outcome == Outcome::ok && (frame.flags & kFrameDegraded) != 0) {
    outcome = Outcome::ok_degraded;
  }
  if ((frame.flags & kFrameBranch) != 0) {
    const std::uint32_t join = frame.parent;
    stores.frames.release(index);
    return report_branch(context, join, outcome, index);
  }
  Station& station = stores.stations[frame.station];
  ServiceMeter& meter = stores.services[station.service];
  frame.outcome = static_cast<std::uint16_t>(outcome);
  frame.pc = 0;  // it is at the pod no more
  stores.fingerprint.add(
      {context.now(), kFactFinished, subject_of(frame), station.pod_name + frame.outcome});
  ++meter.finished;
  meter.present.down(context.now());
  if (station.kind == StationKind::threads) release_thread(context, station);
  const std::uint32_t answered = send_reply_inline(context, index);
  if (kInTurn && goes_on(stores, answered)) return reply(context, answered);
  add_to_work(stores, kEventReply, answered);
  return kNoFrame;
}

template <class Client>
std::uint32_t conclude(const RequestContext<Client>& context, std::uint32_t index,
                       Outcome outcome) {
  return conclude_inline<false>(context, index, outcome);
}

inline void count_call(RequestStores& stores, const Frame& frame, sim::SimTime now,
                       Outcome outcome) {
  if (!is_counted(stores, frame)) return;
  CallMeter& meter = stores.calls[frame.edge];
  ++meter.outcomes[static_cast<std::size_t>(outcome)];
  meter.latency.record((now - frame.sent).nanoseconds());
}

// The answer reaches the caller. Returns who goes on.
template <class Client>
[[gnu::always_inline]] inline std::uint32_t reply(const RequestContext<Client>& context,
                                                  std::uint32_t index) {
  RequestStores& stores = context.stores;
  const Frame& frame = stores.frames[index];
  if (!is_heard(stores, frame)) [[unlikely]] {
    release_unheard(stores, index);
    return kNoFrame;
  }
  stop_timeout(stores, index);
  charge(context, index, Cause::network);
  const auto outcome = static_cast<Outcome>(frame.outcome);
  if ((frame.flags & kFrameRoot) != 0) {
    context.client.on_reply(context, index, outcome);
    return kNoFrame;
  }
  count_call(stores, frame, context.now(), outcome);
  const std::uint32_t parent = frame.parent;
  const bool in_join = (frame.flags & kFrameInJoin) != 0;
  stores.frames.release(index);
  return tell_caller(context, parent, in_join, outcome, index);
}

// The call's time is over; its links are out of the list already.
template <class Client>
void time_out(const RequestContext<Client>& context, std::uint32_t index) {
  RequestStores& stores = context.stores;
  Frame& frame = stores.frames[index];
  if (!is_heard(stores, frame)) {
    if ((frame.flags & kFrameLost) != 0) release_unheard(stores, index);
    return;
  }
  if ((frame.flags & kFrameRoot) != 0) {
    context.client.on_timeout(context, index);
    return;
  }
  stores.fingerprint.add({context.now(), kFactCallTimedOut, subject_of(frame),
                          stores.edges[frame.edge].endpoint_name});
  count_call(stores, frame, context.now(), Outcome::timeout);
  const std::uint32_t parent = frame.parent;
  const bool in_join = (frame.flags & kFrameInJoin) != 0;
  abandon(stores, index);
  go_on(context, tell_caller(context, parent, in_join, Outcome::timeout, index));
}

}  // namespace orrery::models
