// Results on one screen of a terminal.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/report/ink.h"
#include "app/run/compare.h"
#include "app/run/performance.h"
#include "app/run/replicate.h"
#include "app/run/summary.h"

namespace orrery::app {

struct ScreenOptions {
  Ink ink;
  std::size_t width = 100;                      // columns, at least 60
  std::optional<Performance> performance = {};  // none: not shown (files that are compared)
  std::vector<std::string> footer = {};         // where the files are, what to try next
};

// Some 24 to 30 lines; what does not fit is counted ("and 12 more").
std::string summary_screen(const Summary& summary, const ScreenOptions& options);

std::string replicate_screen(const models::ScenarioSpec& spec, const ReplicateAnswer& answer,
                             const ScreenOptions& options);

std::string compare_screen(const models::ScenarioSpec& a, const models::ScenarioSpec& b,
                           const CompareAnswer& answer, const ScreenOptions& options);

}  // namespace orrery::app
