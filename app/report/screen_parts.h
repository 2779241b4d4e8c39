// Parts that several screens share.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/report/ink.h"
#include "app/report/screen.h"
#include "app/report/text_table.h"
#include "app/run/objectives.h"
#include "sim/statistics/stop_rule.h"

namespace orrery::app {

// The figures that a screen has columns for, in their order.
inline constexpr std::array<models::EndpointMetric, 7> kScreenMetrics = {
    models::EndpointMetric::rate, models::EndpointMetric::success, models::EndpointMetric::mean,
    models::EndpointMetric::p50,  models::EndpointMetric::p90,     models::EndpointMetric::p99,
    models::EndpointMetric::p999};

// "name: question".
std::string title_line(const std::string& name, const std::string& question,
                       const ScreenOptions& options);

// "; precise enough" or the like, where a precision was asked for; else empty.
std::string precision_text(const std::optional<sim::StopVerdict>& stop);

// "frontend.checkout p99 < 400ms".
std::string objective_text(const models::ObjectiveSpec& objective);

// "3 rejected, 5 timeout", all outcomes but ok that happened; empty: there are none.
std::string failures_text(const models::OutcomeCounts& outcomes);

// Verdicts, a line each, with the evidence.
std::string objectives_text(const std::vector<ObjectiveResult>& objectives,
                            const ScreenOptions& options);

// "and 12 more services", where `shown` of `all` were shown.
void add_rest(TextTable& table, std::size_t shown, std::size_t all, const std::string& what);

// "5,312,345 events in 0.98s: 5.42 M events/s, 0.53 M requests/s".
std::string speed_text(const Performance& performance, std::uint64_t events,
                       std::uint64_t requests);

// The footer's lines.
std::string footer_text(const ScreenOptions& options);

}  // namespace orrery::app
