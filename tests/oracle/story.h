// What should happen, told fact by fact in the names of the scenario; times in milliseconds. Made
// by hand, from docs/model.md alone, so it depends on neither simulator.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/recording/change.h"
#include "models/recording/outcome.h"
#include "models/simulation/scenario_spec.h"
#include "sim/fingerprint/fingerprint.h"
#include "sim/random/path.h"

namespace orrery::oracle {

struct ToldCall {
  std::uint64_t request = 0;
  sim::Path path;
  std::string endpoint;  // "b.e"

  std::uint64_t number() const;
  // The call of its step `step` at this iteration.
  ToldCall inner(const std::string& to, std::uint32_t step, std::uint32_t iteration = 0) const;
};

struct ToldRequest {
  std::uint64_t id = 0;
  std::string workload;

  ToldCall entry(const std::string& endpoint = "a.e") const;
};

// Of an open workload, and of a user.
ToldRequest told_request(std::uint64_t n, const std::string& workload = "clients");
ToldRequest told_request_of_user(std::uint64_t user, std::uint64_t turn,
                                 const std::string& workload = "clients");

class Story {
 public:
  using Outcome = models::Outcome;

  Story& arrived(std::int64_t time, const ToldRequest& request);
  Story& started(std::int64_t time, const ToldCall& call, std::uint32_t pod = 0);
  Story& finished(std::int64_t time, const ToldCall& call, Outcome outcome = Outcome::ok,
                  std::uint32_t pod = 0);
  Story& rejected(std::int64_t time, const ToldCall& call, std::uint32_t pod = 0);
  Story& call_timed_out(std::int64_t time, const ToldCall& call);
  Story& ended(std::int64_t time, const ToldRequest& request, Outcome outcome = Outcome::ok);
  Story& lost(std::int64_t time, const ToldCall& call, std::uint32_t pod = 0);
  Story& refused(std::int64_t time, const ToldCall& call, std::uint32_t pod = 0);
  Story& killed(std::int64_t time, const ToldCall& call, std::uint32_t pod = 0);
  // `name`: "pod/a/0", "node/a/0" or "failure/ID".
  Story& changed(std::int64_t time, const std::string& name, models::ChangeKind kind);
  // Started and finished.
  Story& worked(std::int64_t from, std::int64_t to, const ToldCall& call,
                Outcome outcome = Outcome::ok, std::uint32_t pod = 0);

  const std::vector<sim::Fact>& facts() const { return facts_; }

 private:
  Story& fact(std::int64_t time, std::uint32_t kind, std::uint64_t subject, std::uint64_t object);

  std::vector<sim::Fact> facts_;
};

struct HandWorkedCase {
  std::string name;
  models::ScenarioSpec spec;
  Story story;
};

// All of them; each is to hold in every simulator of docs/model.md.
std::vector<HandWorkedCase> hand_worked_cases();

// By what they are about.
std::vector<HandWorkedCase> hand_worked_servers();
std::vector<HandWorkedCase> hand_worked_calls();
std::vector<HandWorkedCase> hand_worked_branches();
std::vector<HandWorkedCase> hand_worked_clients();
std::vector<HandWorkedCase> hand_worked_processors();
std::vector<HandWorkedCase> hand_worked_queues();
std::vector<HandWorkedCase> hand_worked_failures();
std::vector<HandWorkedCase> hand_worked_slow_downs();

}  // namespace orrery::oracle
