// The limits of a scenario's text, by name. What goes beyond is refused with a message that names
// the limit.
#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/base/time.h"

namespace orrery::app::limits {

// A scenario is read and checked in less than a second and 200 MB, whatever is in it.
inline constexpr std::size_t kFileBytesMax = std::size_t{2} << 20;  // all files
// Brackets, commas, colons and the like of one file: the YAML parser may keep a token of some 240
// bytes for each before it tells of any.
inline constexpr std::size_t kSignsMax = 200'000;
inline constexpr std::size_t kNodesMax = 200'000;  // keys and values of one file, aliases expanded
inline constexpr int kDepthMax = 128;              // of maps and lists inside each other
// Of steps inside steps. What is written in short forms grows when it is written in full, by 4
// levels a step; the resolved scenario must stay below kDepthMax.
inline constexpr int kStepDepthMax = 16;
inline constexpr std::size_t kIncludeDepthMax = 16;  // files that include files
inline constexpr std::size_t kIncludeFilesMax = 256;
inline constexpr std::size_t kNameBytesMax = 100;     // of a service, an endpoint, a workload, ...
inline constexpr std::size_t kTextBytesMax = 10'000;  // of the question
inline constexpr std::size_t kProblemsMax = 1'000;    // reported at once
// Elements of a list of plain values whose places are kept; beyond, the list's place stands for
// them.
inline constexpr std::size_t kPlacesOfListMax = 1'000;

// Of one trace; its rows take 16 bytes each.
inline constexpr std::size_t kTraceFileBytesMax = std::size_t{64} << 20;
inline constexpr std::size_t kTraceRowsMax = 4'000'000;
inline constexpr std::size_t kTraceColumnsMax = 1'000;
inline constexpr std::uint64_t kTraceCountMax = 1'000'000'000'000;         // of one row
inline constexpr std::uint64_t kTraceRequestsMax = 1'000'000'000'000'000;  // of all rows

// Of a whole scenario.
inline constexpr std::size_t kServicesMax = 10'000;
inline constexpr std::size_t kEndpointsMax = 20'000;
inline constexpr std::size_t kWorkloadsMax = 1'000;
inline constexpr std::size_t kFailuresMax = 1'000;
inline constexpr std::uint64_t kPodsMax = 4'000'000;
inline constexpr std::uint64_t kPlatformNodesMax = 4'000'000;
inline constexpr double kArrivalsMax = 1e11;        // of one workload, on average
inline constexpr double kCallsPerRequestMax = 1e6;  // on average, where nothing fails

// Times of a scenario, the parameters of distributions aside: 36 years.
inline constexpr sim::Duration kTimeMax = sim::Duration::hours(24 * 365 * 36);

}  // namespace orrery::app::limits
