// The scaled tail of the normal distribution on [0, infinity).
//
// Written by tests/sim/math/generate_special_tables.py; a test compares.
#pragma once

namespace orrery::sim::math::detail {

// clang-format off
inline constexpr double kMillsCentre = 5;
// (x + 1) exp(x^2 / 2) P(Z > x) in powers of (x - centre) / (x + centre).
inline constexpr double kMills[28] = {
    0x1.d8979b0f2b39dp-2,
    -0x1.76ff86859eb14p-4,
    0x1.fc66cc64a13e5p-6,
    0x1.47c1d03054829p-7,
    -0x1.b08e0007b4da8p-6,
    0x1.92037bab4800ap-6,
    -0x1.f11aab03095e1p-7,
    0x1.ab6d038cfc3e9p-8,
    -0x1.b75f4f800b204p-10,
    0x1.0571aad12946ep-17,
    0x1.7e61e0916e5bbp-13,
    -0x1.c1b1d9adf53dfp-15,
    -0x1.4c0d99d435a1fp-17,
    0x1.3005318d8c3a0p-17,
    -0x1.2f93f21e9f8c0p-24,
    -0x1.5f60607341cfbp-20,
    0x1.13bc9360b476cp-23,
    0x1.aa8555f97975bp-23,
    -0x1.ccb1ff57fea78p-26,
    -0x1.1eaade84ebc3ep-25,
    0x1.10386bd14d53fp-28,
    0x1.a004ca879bc4cp-28,
    -0x1.b39ca6eb00453p-32,
    -0x1.285433d9bff16p-30,
    0x1.b36d01b1dffcdp-37,
    0x1.59d1275c53454p-33,
    0x1.133e8765cc14ep-39,
    -0x1.cb5d545575170p-37,
};
// clang-format on

}  // namespace orrery::sim::math::detail
