// pi / 2 in parts and 2 / pi to 1216 bits, for sim/math/sin.cpp.
//
// Written by tests/sim/math/generate_tables.py; a test compares.
#pragma once

#include <cstdint>

namespace orrery::sim::math::detail {

// clang-format off
// 2 / pi.
inline constexpr double kTwoOverPi = 0x1.45f306dc9c883p-1;
// pi / 2 to a multiple of 2^-32 ...
inline constexpr double kHalfPi1 = 0x1.921fb54400000p+0;
// ... the next 33 bits ...
inline constexpr double kHalfPi2 = 0x1.0b4611a600000p-34;
// ... the next 33 bits ...
inline constexpr double kHalfPi3 = 0x1.3198a2e000000p-69;
// ... and the rest.
inline constexpr double kHalfPi4 = 0x1.b839a252049c1p-104;
// pi / 2 as the nearest double ...
inline constexpr double kHalfPiHigh = 0x1.921fb54442d18p+0;
// ... and the rest.
inline constexpr double kHalfPiLow = 0x1.1a62633145c07p-54;
// A zero word, then the binary fraction of 2 / pi, the most significant word first.
inline constexpr std::uint64_t kTwoOverPiBits[20] = {
    0x0000000000000000,
    0xa2f9836e4e441529,
    0xfc2757d1f534ddc0,
    0xdb6295993c439041,
    0xfe5163abdebbc561,
    0xb7246e3a424dd2e0,
    0x06492eea09d1921c,
    0xfe1deb1cb129a73e,
    0xe88235f52ebb4484,
    0xe99c7026b45f7e41,
    0x3991d639835339f4,
    0x9c845f8bbdf9283b,
    0x1ff897ffde05980f,
    0xef2f118b5a0a6d1f,
    0x6d367ecf27cb09b7,
    0x4f463f669e5fea2d,
    0x7527bac7ebe5f17b,
    0x3d0739f78a5292ea,
    0x6bfb5fb11f8d5d08,
    0x56033046fc7b6bab,
};
// clang-format on

}  // namespace orrery::sim::math::detail
