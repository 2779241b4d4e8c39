#include "tests/oracle/story.h"

#include "sim/random/names.h"

namespace orrery::oracle {
namespace {

std::uint64_t pod_of(const ToldCall& call, std::uint32_t pod) {
  const std::string service = call.endpoint.substr(0, call.endpoint.find('.'));
  return sim::hash_name("pod/" + service + "/" + std::to_string(pod));
}

}  // namespace

std::uint64_t ToldCall::number() const {
  return request + path.bits() * 0x9e37'79b9'7f4a'7c15;
}

ToldCall ToldCall::inner(const std::string& to, std::uint32_t step, std::uint32_t iteration) const {
  const std::uint64_t site = sim::hash_name("endpoint/" + endpoint) + step;
  return {request, path.child(0, site, iteration), to};
}

ToldCall ToldRequest::entry(const std::string& endpoint) const {
  const std::uint64_t site = sim::hash_name("endpoint/" + endpoint);
  return {id, sim::Path::root().child(0, site, 0), endpoint};
}

ToldRequest told_request(std::uint64_t n, const std::string& workload) {
  return {sim::request_of(sim::hash_name("workload/" + workload), n), workload};
}

ToldRequest told_request_of_user(std::uint64_t user, std::uint64_t turn,
                                 const std::string& workload) {
  return {sim::request_of(sim::hash_name("workload/" + workload), user, turn), workload};
}

Story& Story::arrived(std::int64_t time, const ToldRequest& request) {
  return fact(time, 1, request.id, sim::hash_name("workload/" + request.workload));
}

Story& Story::started(std::int64_t time, const ToldCall& call, std::uint32_t pod) {
  return fact(time, 2, call.number(), pod_of(call, pod));
}

Story& Story::finished(std::int64_t time, const ToldCall& call, Outcome outcome,
                       std::uint32_t pod) {
  return fact(time, 3, call.number(), pod_of(call, pod) + static_cast<std::uint64_t>(outcome));
}

Story& Story::rejected(std::int64_t time, const ToldCall& call, std::uint32_t pod) {
  return fact(time, 4, call.number(), pod_of(call, pod));
}

Story& Story::call_timed_out(std::int64_t time, const ToldCall& call) {
  return fact(time, 5, call.number(), sim::hash_name("endpoint/" + call.endpoint));
}

Story& Story::ended(std::int64_t time, const ToldRequest& request, Outcome outcome) {
  return fact(time, 6, request.id, static_cast<std::uint64_t>(outcome));
}

Story& Story::lost(std::int64_t time, const ToldCall& call, std::uint32_t pod) {
  return fact(time, 7, call.number(), pod_of(call, pod));
}

Story& Story::refused(std::int64_t time, const ToldCall& call, std::uint32_t pod) {
  return fact(time, 8, call.number(), pod_of(call, pod));
}

Story& Story::killed(std::int64_t time, const ToldCall& call, std::uint32_t pod) {
  return fact(time, 9, call.number(), pod_of(call, pod));
}

Story& Story::changed(std::int64_t time, const std::string& name, models::ChangeKind kind) {
  return fact(time, 10, sim::hash_name(name), static_cast<std::uint64_t>(kind));
}

Story& Story::worked(std::int64_t from, std::int64_t to, const ToldCall& call, Outcome outcome,
                     std::uint32_t pod) {
  return started(from, call, pod).finished(to, call, outcome, pod);
}

Story& Story::fact(std::int64_t time, std::uint32_t kind, std::uint64_t subject,
                   std::uint64_t object) {
  facts_.push_back({sim::SimTime::from_nanoseconds(time * 1'000'000), kind, subject, object});
  return *this;
}

std::vector<HandWorkedCase> hand_worked_cases() {
  std::vector<HandWorkedCase> cases;
  for (const auto& some : {hand_worked_servers(), hand_worked_calls(), hand_worked_branches(),
                           hand_worked_clients(), hand_worked_processors(), hand_worked_queues(),
                           hand_worked_failures(), hand_worked_slow_downs()}) {
    cases.insert(cases.end(), some.begin(), some.end());
  }
  return cases;
}

}  // namespace orrery::oracle
