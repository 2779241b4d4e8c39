// Tables of traces from any bytes: rows that can be replayed, or one mistake with its reason.
#include <cstddef>
#include <cstdint>
#include <string>

#include "app/compose/trace_table.h"
#include "models/workloads/arrival_process.h"
#include "sim/base/check.h"

namespace orrery::fuzz {
namespace {

void check_table(std::string_view text, const models::TraceSource& source, sim::Duration interval) {
  const app::TraceTable table = app::read_trace_table(text, source, interval);
  if (!table.problem.empty()) {
    CHECK(!table.key.empty(), "a mistake is about something");
    CHECK(!table.place || (table.place->line >= 1 && table.place->column >= 1));
    return;
  }
  CHECK(!table.rows.empty(), "a trace without rows is a mistake");
  models::OpenSpec open;
  models::TraceArrivalsSpec trace;
  trace.rows = table.rows;
  trace.interval = interval;
  trace.spread = models::TraceSpread::uniform;
  open.arrivals = trace;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const sim::Duration gap = table.rows[i].begin - table.rows[i - 1].begin;
    CHECK(gap > sim::Duration() && gap >= interval, "rows ascend, an interval apart");
  }
  sim::DistributionSet distributions;
  models::ArrivalProcess process(open, 1, {1, 0}, distributions);
  sim::SimTime last;
  for (int i = 0; i < 200; ++i) {
    const models::Arrival arrival = process.next(distributions);
    CHECK(arrival.time >= last, "arrivals are in order");
    last = arrival.time;
  }
}

}  // namespace
}  // namespace orrery::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  using orrery::models::TraceSource;
  TraceSource source;
  source.file = "fuzz.csv";
  source.time = "t";
  orrery::fuzz::check_table(text, source, {});
  source.unit = "ms";
  source.sort = true;
  source.from = "1s";
  orrery::fuzz::check_table(text, source, {});
  source.from.clear();
  source.count = "n";
  orrery::fuzz::check_table(text, source, orrery::sim::Duration::milliseconds(1));
  return 0;
}
