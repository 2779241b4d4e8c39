// Which words of an attempt's and a request's draws serve what; docs/model.md has the addresses.
#pragma once

#include "sim/random/draw_map.h"

namespace orrery::models {

// An attempt, at the path of its call.
inline constexpr sim::DrawSlot kDrawFirstStep = sim::DrawSlot::pair(0, 0);
inline constexpr sim::DrawSlot kDrawPick = sim::DrawSlot::word(0, 2);
inline constexpr sim::DrawSlot kDrawJitter = sim::DrawSlot::word(0, 3);
inline constexpr sim::DrawSlot kDrawPickMore = sim::DrawSlot::blocks(16, 16);
static_assert(sim::are_disjoint({kDrawFirstStep, kDrawPick, kDrawJitter, kDrawPickMore}));

// A step, at the path of its site.
inline constexpr sim::DrawSlot kDrawStep = sim::DrawSlot::pair(0, 0);

// A request, at the root.
inline constexpr sim::DrawSlot kDrawMix = sim::DrawSlot::pair(0, 0);
inline constexpr sim::DrawSlot kDrawThink = sim::DrawSlot::pair(0, 1);
inline constexpr sim::DrawSlot kDrawPatience = sim::DrawSlot::pair(1, 0);
static_assert(sim::are_disjoint({kDrawMix, kDrawThink, kDrawPatience}));

// A balancer, at the root.
inline constexpr sim::DrawSlot kDrawBalancerStart = sim::DrawSlot::word(0, 0);

}  // namespace orrery::models
