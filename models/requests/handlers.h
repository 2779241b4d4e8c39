// What the handlers of this folder share: the context they are called with, and their names.
//
// A handler ends with what can be done at once; hops without delay go to the work list, which the
// caller drains, so nothing recurses with the depth of the call tree. docs/model.md is the law of
// the order in which things happen.
#pragma once

#include <cstdint>

#include "models/requests/request_stores.h"
#include "sim/events/scheduler.h"

namespace orrery::models {

// Client: whoever sends the requests. It is told when one ends, and knows attributes. The root
// frame is the client's: it releases it, or makes it an orphan.
//   void on_reply(RequestContext<Client>, std::uint32_t frame, Outcome outcome);
//   void on_timeout(RequestContext<Client>, std::uint32_t frame);
//   bool holds(RequestContext<Client>, std::uint32_t condition, const Frame& frame);
//   void on_move(RequestContext<Client>, std::uint32_t from, std::uint32_t to);  the root has moved
//   void on_demand(const Frame& frame, sim::Duration demand);  where demands are recorded
template <class Client>
struct RequestContext {
  RequestStores& stores;
  sim::Scheduler& scheduler;
  Client& client;

  sim::SimTime now() const { return scheduler.now(); }
};

// Whatever of the attempt's time has no cause yet has this one, where blame is kept.
template <class Client>
[[gnu::always_inline]] inline void charge(const RequestContext<Client>& context,
                                          std::uint32_t frame, Cause cause) {
  if (context.stores.blames.is_on()) [[unlikely]]
    context.stores.blames.charge(frame, cause, context.now());
}

// How a call is made; from where.
struct Sending {
  std::uint32_t edge = 0;
  std::uint32_t parent = kNoFrame;
  std::uint16_t flags = 0;
  std::uint16_t workload = 0;
  std::uint32_t balancer = 0;  // of the caller, added to the edge's first
  std::uint64_t request = 0;
  sim::Path path;
  Location from;
};

// What others than their own files call. A handler that returns a frame has left it to go on.
//
// Each handler exists inlined, in the loop over events, and where it is rare as a function.
template <class Client, class BeforeSending>
std::uint32_t send_call(const RequestContext<Client>& context, const Sending& sending,
                        BeforeSending&& before_sending);
template <class Client>
void send_reply(const RequestContext<Client>& context, std::uint32_t index);
template <class Client>
std::uint32_t conclude(const RequestContext<Client>& context, std::uint32_t index, Outcome outcome);
template <class Client>
void go_on(const RequestContext<Client>& context, std::uint32_t index);

}  // namespace orrery::models
