// Endpoints, compiled: one table of 16-byte instructions for the whole scenario.
//
// What is known when a simulation is built is decided then: which way of computing a service has,
// whether a demand comes from the word that the attempt carries, where an error leads. A fallback
// stands behind the end of its endpoint and jumps back, so the usual way is a straight line.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/requests/step_spec.h"

namespace orrery::models {

enum class Op : std::uint8_t {
  compute_on_thread,  // a: distribution. The thread is held anyway
  compute_on_core,    // a: distribution. Takes a core or a loop of the station
  compute_elsewhere,  // a: distribution. On a thread, and the processor is not plain
  inject,             // a: in RequestStores::injections
  sleep,              // a: distribution
  call,               // a: edge, b: where an error leads
  parallel,           // a: Fan, b: where an error leads
  choose_weighted,    // a: distribution, b: first of its targets in Program::targets
  choose_when,        // a: first condition, b: how many, c: where to go unless all hold
  jump,               // a: where
  repeat,             // a: distribution of turns or kNoDraw, b: behind the loop, c: turns
  next_turn,          // a: the loop's body
  fail,               // a: distribution of 0 and 1, or kNoDraw: always
  end,
  vanish,  // of a ghost: its event has come
};

struct Instruction {
  Op op = Op::end;
  bool draws_stash = false;  // from the word in the frame: the endpoint's first step
  std::uint16_t step = 0;    // its number in the endpoint: part of the site of its draws
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t c = 0;
};
static_assert(sizeof(Instruction) == 16);

// An error that leads here ends the endpoint with the same outcome.
inline constexpr std::uint32_t kPropagate = 0xffff'ffff;
inline constexpr std::uint32_t kNoDraw = 0xffff'ffff;
inline constexpr std::uint32_t kNoEdge = 0xffff'ffff;

// One branch of a parallel step: a call, or a list of steps that begins at `entry`.
struct Branch {
  std::uint32_t edge = kNoEdge;
  std::uint32_t entry = 0;
  std::uint16_t step = 0;  // of the call
};

// A parallel step.
struct Fan {
  std::uint32_t first = 0;  // in Program::branches
  std::uint32_t branches = 0;
  std::uint32_t needed = 0;  // must succeed
};

// An attribute of the request has this value. Workloads know how to tell.
struct Condition {
  std::string attribute;
  AttributeValue value;
};

struct Program {
  std::vector<Instruction> code;
  std::vector<Fan> fans;
  std::vector<Branch> branches;
  std::vector<std::uint32_t> targets;  // of weighted choices
  std::vector<Condition> conditions;
};

}  // namespace orrery::models
