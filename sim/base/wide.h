// 128-bit integers under one name, so that the extension is spelt once.
#pragma once

namespace orrery::sim {

__extension__ using Int128 = __int128;
__extension__ using UInt128 = unsigned __int128;

}  // namespace orrery::sim
