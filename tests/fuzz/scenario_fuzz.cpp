// The whole loader on any bytes: a scenario that survives being written and can be run, or errors.
#include <cstddef>
#include <cstdint>
#include <string>

#include "tests/fuzz/loading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  // Files of the machine are none of the fuzzer's business.
  for (const char* key : {"include", "file"}) {
    if (text.find(key) != std::string::npos) return 0;
  }
  orrery::fuzz::check_loading(text, {});
  return 0;
}
