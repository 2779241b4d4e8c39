// The clients of a run: who sends, what they have sent, and what has become of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "models/recording/blame_table.h"
#include "models/recording/endpoint_meter.h"
#include "models/recording/failure_periods.h"
#include "models/recording/level_area.h"
#include "models/requests/handlers.h"
#include "models/workloads/arrival_process.h"
#include "models/workloads/attribute_law.h"
#include "models/workloads/batch_size.h"
#include "sim/base/slab.h"
#include "sim/events/timer_slots.h"

namespace orrery::models {

enum ClientEvent : sim::EventKind {
  kEventArrival = kRequestEvents,  // index: workload
  kEventUser,                      // user: has thought
  kEventPatience,                  // timer slot
  kEventSessions,                  // workload: sessions begin
  kEventSessionUser,               // session: its user has thought
  kClientEventsEnd,
};

// One endpoint that a workload sends to.
struct Entry {
  std::uint32_t edge = 0;
  std::uint32_t endpoint = 0;  // its meter
  sim::Path path;              // of the call: the same for every request
};

// A condition of the program, as it stands for the requests of one workload.
struct ConditionLaw {
  std::uint32_t law = 0;              // in Workload::attributes
  std::optional<std::uint32_t> code;  // none: never holds
};

// What the sessions of a workload are like.
struct SessionPlan {
  BatchSize requests;                 // of each, by its number
  std::vector<std::uint32_t> visits;  // the entry of each request; empty: by the mix
  bool leave_on_failure = false;
};

struct Workload {
  std::uint64_t name = 0;  // hash_name("workload/NAME")
  std::vector<Entry> entries;
  sim::DistributionId mix;       // none: one entry
  sim::DistributionId patience;  // none: they wait
  sim::DistributionId think;     // closed, sessions
  std::vector<AttributeLaw> attributes;
  std::vector<ConditionLaw> conditions;    // by number of the condition
  std::optional<ArrivalProcess> arrivals;  // open, sessions
  std::uint64_t sent = 0;                  // open: requests; sessions
  std::uint32_t batch = 0;                 // of the arrival that is scheduled
  std::optional<SessionPlan> sessions;
};

struct User {
  std::uint32_t workload = 0;
  std::uint32_t number = 0;  // in its workload
  std::uint64_t sent = 0;
};

// A user who came and will go. The root frames of its requests have kFirstSession + its index for a
// user.
struct Session {
  std::uint64_t number = 0;  // in its workload
  std::uint32_t workload = 0;
  std::uint32_t sent = 0;
  std::uint32_t requests = 0;  // in all
};
inline constexpr std::uint32_t kFirstSession = 0x8000'0000;

// What RunOptions::record_requests asks for.
struct RecordedRequest {
  std::uint64_t request = 0;
  std::uint32_t workload = 0;
  std::uint32_t endpoint = 0;
  sim::SimTime arrived;
  sim::Duration response;
  Outcome outcome = Outcome::ok;
  sim::Duration demand;
};

class Clients {
 public:
  using Context = RequestContext<Clients>;

  // Read only: when arrivals end, and which requests are counted.
  sim::SimTime arrivals_end;
  sim::SimTime cohort_from;
  bool records_requests = false;
  bool is_watched = false;  // each request's end is looked at: blame, periods, records

  std::vector<Workload> workloads;
  std::vector<User> users;
  sim::Slab<Session> sessions;
  std::vector<EndpointMeter> endpoints;
  FailurePeriods periods;
  std::vector<BlameTable> blames;               // by endpoint, where they are kept
  std::vector<std::uint32_t> endpoint_of_edge;  // of edges of clients
  sim::TimerSlots patience = sim::TimerSlots(kEventPatience);
  LevelArea in_system;
  std::vector<RecordedRequest> recorded;
  std::map<std::uint64_t, sim::Duration> demands;  // by request under way, where recorded

  // Requests, and the time between the arrivals and the ends of those that ended. COST: as many
  // steps as there are endpoints.
  std::uint64_t arrived() const;
  std::uint64_t ended() const;
  sim::Int128 response_sum() const;

  // Schedules the first arrivals and thoughts.
  void start(const Context& context);

  // The events of clients. arrive() returns the frame of a request that is there at once.
  std::uint32_t arrive(const Context& context, std::uint32_t workload);
  void wake(const Context& context, std::uint32_t user);
  void handle_session_event(const Context& context, std::uint32_t kind, std::uint32_t index);
  void lose_patience(const Context& context, std::uint32_t slot);

  // What the handlers of requests want.
  void on_reply(const Context& context, std::uint32_t frame, Outcome outcome);
  void on_timeout(const Context& context, std::uint32_t frame);
  void on_move(const Context& context, std::uint32_t from, std::uint32_t to);
  bool holds(const Context& context, std::uint32_t condition, const Frame& frame);
  void on_demand(const Frame& frame, sim::Duration demand) {
    const auto found = demands.find(frame.request);
    if (found != demands.end()) found->second += demand;
  }

 private:
  void schedule_arrival(const Context& context, std::uint32_t workload);
  void schedule_wake(const Context& context, std::uint32_t user);
  void schedule_sessions(const Context& context, std::uint32_t workload);
  void begin_sessions(const Context& context, std::uint32_t workload);
  void send_of_session(const Context& context, std::uint32_t session);
  void go_on_in_session(const Context& context, std::uint32_t session, Outcome outcome);
  sim::Duration draw_thought(const Context& context, const Workload& sender,
                             std::uint64_t request) const;
  std::uint32_t send(const Context& context, std::uint32_t workload, std::uint64_t request,
                     std::uint32_t user, std::size_t choice = 0);
  void end_request(const Context& context, std::uint32_t frame, Outcome outcome);
  void watch_end(const Context& context, std::uint32_t frame, std::uint32_t endpoint,
                 Outcome outcome);
  void start_patience(const Context& context, std::uint32_t frame, sim::DistributionId law);
};

}  // namespace orrery::models
