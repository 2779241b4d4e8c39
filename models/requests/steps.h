// The interpreter of endpoints.
#pragma once

#include <cstdint>

#include "models/requests/ending.h"
#include "models/requests/handlers.h"
#include "models/requests/sending.h"
#include "models/requests/serving.h"

namespace orrery::models {

inline std::uint32_t iteration_of(const RequestStores& stores, const Frame& frame) {
  return frame.loop == kNoLoop ? 0 : stores.loops.at_index(frame.loop).iteration;
}

// The path of what the step `number` of the frame's endpoint calls or draws.
inline sim::Path path_of_step(const RequestStores& stores, const Frame& frame,
                              std::uint32_t number) {
  const std::uint64_t site = stores.edges[frame.edge].endpoint_name + number;
  return sim::Path::from_bits(frame.path()).child(0, site, iteration_of(stores, frame));
}

inline std::uint64_t word_of_step(const RequestStores& stores, const Frame& frame,
                                  const Instruction& instruction) {
  if (instruction.draws_stash) [[likely]]
    return frame.word;
  const sim::Path path = path_of_step(stores, frame, instruction.step);
  return kDrawStep.pair_of(sim::random_block(stores.key_schedule, {frame.request, path}, 0));
}

inline std::int64_t draw_of_step(const RequestStores& stores, const Frame& frame,
                                 const Instruction& instruction) {
  return stores.distributions.draw(sim::DistributionId(instruction.a),
                                   word_of_step(stores, frame, instruction));
}

// A call made by a step of the frame `caller`.
template <class Client>
[[gnu::always_inline]] inline std::uint32_t call_from(const RequestContext<Client>& context,
                                                      std::uint32_t caller, std::uint32_t edge,
                                                      std::uint32_t step, std::uint32_t parent,
                                                      std::uint16_t flags) {
  const Frame& frame = context.stores.frames[caller];
  const Station& station = context.stores.stations[frame.station];
  return send_call(context,
                   Sending{.edge = edge,
                           .parent = parent,
                           .flags = flags,
                           .workload = frame.workload,
                           .balancer = station.pod_ordinal,
                           .request = frame.request,
                           .path = path_of_step(context.stores, frame, step),
                           .from = station.location},
                   [](std::uint32_t) {});
}

// A branch of steps: a frame beside its parent.
template <class Client>
void start_branch(const RequestContext<Client>& context, std::uint32_t parent, std::uint32_t join,
                  std::uint32_t entry) {
  FrameStore& frames = context.stores.frames;
  Frame branch{.request = frames[parent].request,
               .path_and_jitter = frames[parent].path_and_jitter,
               .sent = context.now(),
               .parent = join,
               .pc = entry,
               .station = frames[parent].station,
               .edge = frames[parent].edge,
               .workload = frames[parent].workload,
               .flags = kFrameBranch | kFrameInJoin};
  if (frames[parent].loop != kNoLoop) {
    // The branch is in the turn that its parent is in, and owns its copy of it.
    LoopTurn turn = context.stores.loops.at_index(frames[parent].loop);
    turn.outer = kNoLoop;
    branch.loop = context.stores.loops.allocate(turn).index();
  }
  const std::uint32_t index = frames.allocate(branch);
  if (context.stores.blames.is_on()) context.stores.blames.begin(index, context.now());
  context.stores.work.add(kWorkRun, index);
}

template <class Client>
[[gnu::noinline]] void start_parallel(const RequestContext<Client>& context, std::uint32_t index,
                                      const Instruction& instruction) {
  RequestStores& stores = context.stores;
  const Fan& fan = stores.program.fans[instruction.a];
  const std::uint32_t join =
      stores.joins.allocate({index, fan.branches, fan.needed, fan.branches - fan.needed, true})
          .index();
  for (std::uint32_t i = 0; i < fan.branches; ++i) {
    const Branch& branch = stores.program.branches[fan.first + i];
    if (branch.edge == kNoEdge) {
      start_branch(context, index, join, branch.entry);
    } else {
      add_to_work(stores, kEventDelivery,
                  call_from(context, index, branch.edge, branch.step, join, kFrameInJoin));
    }
  }
}

// Into the loop, or past it where there is no turn to take.
[[gnu::noinline]] inline void enter_loop(RequestStores& stores, Frame& frame,
                                         const Instruction& instruction) {
  const std::uint32_t turns =
      instruction.a == kNoDraw
          ? instruction.c
          : static_cast<std::uint32_t>(draw_of_step(stores, frame, instruction));
  if (turns == 0) {
    frame.pc = instruction.b;
    return;
  }
  const std::uint32_t base = iteration_of(stores, frame);
  frame.loop = stores.loops.allocate({frame.loop, 0, turns, base, loop_iteration(base, 0)}).index();
}

[[gnu::noinline]] inline void take_next_turn(RequestStores& stores, Frame& frame,
                                             const Instruction& instruction) {
  LoopTurn& loop = stores.loops.at_index(frame.loop);
  if (++loop.turn < loop.turns) {
    loop.iteration = loop_iteration(loop.base, loop.turn);
    frame.pc = instruction.a;
  } else {
    const std::uint32_t ended = frame.loop;
    frame.loop = loop.outer;
    stores.loops.release_at(ended);
  }
}

template <class Client>
bool all_hold(const RequestContext<Client>& context, const Frame& frame,
              const Instruction& instruction) {
  for (std::uint32_t i = instruction.a; i < instruction.a + instruction.b; ++i) {
    if (!context.client.holds(context, i, frame)) return false;
  }
  return true;
}

// What a failure draws for the attempt before its first step; 0 where it is not in force.
inline std::int64_t draw_of_injection(const RequestStores& stores, const Frame& frame,
                                      const Injection& injection) {
  if (injection.in_force == 0) return 0;
  if (injection.law.is_none()) return 1;
  const sim::Path path = sim::Path::from_bits(frame.path()).child(0, injection.failure, 0);
  return stores.distributions.draw(
      injection.law,
      kDrawStep.pair_of(sim::random_block(stores.key_schedule, {frame.request, path}, 0)));
}

// Whether the failure lets the attempt go on.
template <class Client>
[[gnu::noinline]] bool survives(const RequestContext<Client>& context, const Frame& frame,
                                const Instruction& instruction) {
  const Injection& injection = context.stores.injections[instruction.a];
  return !injection.is_error || draw_of_injection(context.stores, frame, injection) == 0;
}

// How long a `sleep`, or a failure, lets the attempt wait.
template <class Client>
[[gnu::always_inline]] inline sim::Duration delay_of(const RequestContext<Client>& context,
                                                     const Frame& frame,
                                                     const Instruction& instruction) {
  const RequestStores& stores = context.stores;
  if (instruction.op == Op::sleep) [[likely]]
    return sim::Duration::nanoseconds(draw_of_step(stores, frame, instruction));
  const Injection& injection = stores.injections[instruction.a];
  if (injection.is_error) return {};
  return sim::Duration::nanoseconds(draw_of_injection(stores, frame, injection));
}

// A `compute` step; false where it takes no time.
template <class Client>
[[gnu::always_inline]] inline bool begin_computation(const RequestContext<Client>& context,
                                                     std::uint32_t index,
                                                     const Instruction& instruction) {
  RequestStores& stores = context.stores;
  const Frame& frame = stores.frames[index];
  const auto demand = sim::Duration::nanoseconds(draw_of_step(stores, frame, instruction));
  if (stores.records_demands) [[unlikely]]
    context.client.on_demand(frame, demand);
  if (demand == sim::Duration()) [[unlikely]]
    return false;
  if (instruction.op == Op::compute_on_core) {
    take_core(context, index, demand);
  } else if (instruction.op == Op::compute_on_thread) [[likely]] {
    compute(context, index, demand);
  } else {
    compute_work(context, index, stores.stations[frame.station], work_of(demand));
  }
  return true;
}

// The frame goes on with its steps until it waits for something; so does who waited for its end.
// Inlined where events are handled, once. kInTurn: nothing else is to be done before what can be
// done at once, so that need not pass through the work list when that is empty.
template <bool kInTurn, class Client>
[[gnu::always_inline]] inline void run_steps(const RequestContext<Client>& context,
                                             std::uint32_t index) {
  RequestStores& stores = context.stores;
  while (index != kNoFrame) {
    Frame& frame = stores.frames[index];
    const Instruction& instruction = stores.program.code[frame.pc++];
    Outcome outcome = Outcome::ok;
    switch (instruction.op) {
      case Op::compute_on_thread:
      case Op::compute_on_core:
      case Op::compute_elsewhere:
        if (!begin_computation(context, index, instruction)) [[unlikely]]
          continue;
        return;
      case Op::inject:
        if (!survives(context, frame, instruction)) {
          outcome = Outcome::error;
          break;
        }
        [[fallthrough]];
      case Op::sleep: {
        const sim::Duration delay = delay_of(context, frame, instruction);
        if (delay == sim::Duration()) continue;
        compute(context, index, delay);
        return;
      }
      case Op::call: {
        const std::uint32_t called =
            call_from(context, index, instruction.a, instruction.step, index, 0);
        if (kInTurn && goes_on(stores, called)) {
          index = deliver(context, called);
          continue;
        }
        add_to_work(stores, kEventDelivery, called);
        return;
      }
      case Op::parallel:
        start_parallel(context, index, instruction);
        return;
      case Op::choose_weighted:
        frame.pc = stores.program.targets[instruction.b + static_cast<std::uint32_t>(draw_of_step(
                                                              stores, frame, instruction))];
        continue;
      case Op::choose_when:
        if (!all_hold(context, frame, instruction)) frame.pc = instruction.c;
        continue;
      case Op::jump:
        frame.pc = instruction.a;
        continue;
      case Op::repeat:
        enter_loop(stores, frame, instruction);
        continue;
      case Op::next_turn:
        take_next_turn(stores, frame, instruction);
        continue;
      case Op::fail:
        if (instruction.a != kNoDraw && draw_of_step(stores, frame, instruction) == 0) continue;
        outcome = Outcome::error;
        break;
      case Op::end:
        break;
      case Op::vanish:
        stores.frames.release(index);
        return;
    }
    index = conclude_inline<kInTurn>(context, index, outcome);
  }
}

template <class Client>
void go_on(const RequestContext<Client>& context, std::uint32_t index) {
  run_steps<false>(context, index);
}

// What the step of the frame that is over was.
template <class Client>
[[gnu::noinline]] void charge_step(const RequestContext<Client>& context, std::uint32_t index) {
  RequestStores& stores = context.stores;
  const Frame& frame = stores.frames[index];
  if ((frame.flags & kFrameGhost) != 0) return;
  switch (stores.program.code[frame.pc - 1].op) {
    case Op::sleep:
      charge(context, index, Cause::sleeping);
      return;
    case Op::inject:
      charge(context, index, Cause::injected);
      return;
    default:
      break;
  }
  const std::uint32_t processor = stores.stations[frame.station].processor;
  if ((processor & kScaledProcessor) != 0) {
    charge(context, index, Cause::computing);
  } else {
    stores.blames.end_work(index, 0, stores.processors.throttled_area(processor, context.now()),
                           context.now());
  }
}

// A computation or a sleep of the frame is over. Returns the frame: it goes on.
template <class Client>
[[gnu::always_inline]] inline std::uint32_t step_done(const RequestContext<Client>& context,
                                                      std::uint32_t index) {
  Frame& frame = context.stores.frames[index];
  if (context.stores.blames.is_on()) [[unlikely]]
    charge_step(context, index);
  if ((frame.flags & kFrameHoldsCore) != 0) {
    frame.flags &= static_cast<std::uint16_t>(~kFrameHoldsCore);
    release_core(context, index, context.stores.stations[frame.station]);
  }
  return index;
}

}  // namespace orrery::models
