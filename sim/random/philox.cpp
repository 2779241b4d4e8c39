#include "sim/random/philox.h"

#include <Random123/philox.h>

namespace orrery::sim {

RandomBlock random_block_by_library(RandomKey key, DrawAddress address, std::uint16_t block) {
  const std::uint64_t place = (address.path.bits() << 16) | block;
  const r123::Philox4x32::ctr_type counter = {{static_cast<std::uint32_t>(address.request),
                                               static_cast<std::uint32_t>(address.request >> 32),
                                               static_cast<std::uint32_t>(place),
                                               static_cast<std::uint32_t>(place >> 32)}};
  const r123::Philox4x32::key_type philox_key = {{key.seed, key.replication}};
  const r123::Philox4x32::ctr_type random = r123::Philox4x32()(counter, philox_key);
  return {{random[0], random[1], random[2], random[3]}};
}

}  // namespace orrery::sim
