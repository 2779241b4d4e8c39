#include "app/report/version.h"

namespace orrery::app {

std::string_view version() {
  return ORRERY_VERSION;
}

}  // namespace orrery::app
