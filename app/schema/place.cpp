#include "app/schema/place.h"

namespace orrery::app {

std::string to_text(const Place& place, const SourceNames& sources) {
  if (place.source >= sources.size()) return "";
  std::string text = sources[place.source];
  if (place.line == 0) return text;
  return text + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

}  // namespace orrery::app
