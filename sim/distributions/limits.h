// The ranges of parameters, by name: what validate.cpp allows and the tables are tested for.
#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/base/limits.h"
#include "sim/base/time.h"

namespace orrery::sim {

inline constexpr Duration kTimeParameterMax = limits::kSimTimeMax.since_start();
// No drawn time is longer: added to an instant it cannot leave 64 bits.
inline constexpr std::int64_t kDrawnTimeMax = std::int64_t{1} << 62;

inline constexpr double kLognormalCvMin = 1e-4;
inline constexpr double kLognormalCvMax = 1000;
inline constexpr double kLognormalSigmaMin = 1e-4;
inline constexpr double kLognormalSigmaMax = 4;
inline constexpr double kGammaShapeMin = 1e-3;
inline constexpr double kGammaShapeMax = 1e6;
inline constexpr double kGammaCvMin = 1e-3;
inline constexpr double kGammaCvMax = 30;
inline constexpr double kWeibullShapeMin = 0.1;
inline constexpr double kWeibullShapeMax = 1000;
inline constexpr double kWeibullCvMin = 0.002;
inline constexpr double kWeibullCvMax = 400;
inline constexpr double kParetoAlphaMin = 0.1;
inline constexpr double kParetoAlphaMax = 1000;
inline constexpr double kParetoAlphaWithMeanMin = 1.001;
inline constexpr std::int64_t kErlangStagesMax = 1'000'000;
inline constexpr double kHyperexponentialCvMax = 1000;
inline constexpr double kNormalMassMin = 1e-6;
inline constexpr double kZipfExponentMax = 10;
inline constexpr std::uint64_t kZipfKeysMax = std::uint64_t{1} << 32;
inline constexpr std::size_t kListMax = std::size_t{1} << 24;  // samples, bins, weights
inline constexpr std::size_t kPercentilesMax = 10'000;
inline constexpr std::size_t kComponentsMax = 1'000;
inline constexpr int kMixtureDepthMax = 8;
// Weights are relative; between these bounds sums neither vanish nor overflow.
inline constexpr double kWeightMin = 1e-100;
inline constexpr double kWeightMax = 1e100;

}  // namespace orrery::sim
