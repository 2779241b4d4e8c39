// The rows of a trace from the text of its file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/compose/csv.h"
#include "models/workloads/trace_spec.h"
#include "sim/base/time.h"

namespace orrery::app {

struct TraceTable {
  // Rows of [from, until), since `from`, or without it since the first row of the file. Those of
  // one time are one row with the sum of their counts.
  std::vector<models::TraceRow> rows;

  // What is wrong, empty if nothing is; the first mistake of the file.
  std::string problem = {};
  std::string key = {};                // of `trace`, that it is about
  std::optional<CsvPlace> place = {};  // in the file; none: of the key alone
};

// Reads the columns that `source` names. Without `source.count`, each row is one request.
// `interval`: of counts. ERRORS: TraceTable::problem. COST: linear in the text, n log n where
// `source.sort` asks for it.
TraceTable read_trace_table(std::string_view text, const models::TraceSource& source,
                            sim::Duration interval);

}  // namespace orrery::app
