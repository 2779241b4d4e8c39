// Runs one engine benchmark for a given number of events, for the instruction counter:
//
//   ledger_driver hold|mm4|chain EVENTS
//
// Two lengths and a difference give the instructions of one event, without start and end.
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <string_view>

#include "bench/worlds/hold.h"
#include "bench/worlds/stations.h"

namespace {

using namespace orrery;

template <class World, class... Start>
std::uint64_t execute(World world, std::uint64_t events, Start... start) {
  sim::Engine<World> engine(std::move(world), {.seed = 1});
  engine.world().start(engine.scheduler(), start...);
  engine.run_until(sim::SimTime::never(), {.events = events});
  return engine.event_hash();
}

std::uint64_t run(std::string_view name, std::uint64_t events) {
  constexpr std::uint64_t kEndless = UINT64_MAX;
  if (name == "hold") return execute(bench::HoldWorld(), events, std::uint32_t{10'000});
  if (name == "mm4") return execute(bench::StationsWorld(bench::mm4(kEndless), {1, 0}), events);
  if (name == "chain") return execute(bench::StationsWorld(bench::chain(kEndless), {1, 0}), events);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  std::uint64_t events = 0;
  if (count == 3) {
    const std::string_view text = words[2];
    std::from_chars(text.data(), text.data() + text.size(), events);
  }
  const std::uint64_t hash = events > 0 ? run(words[1], events) : 0;
  if (hash == 0) {
    std::fprintf(stderr, "usage: ledger_driver hold|mm4|chain EVENTS\n");
    return 2;
  }
  std::printf("%016llx\n", static_cast<unsigned long long>(hash));
  return 0;
}
