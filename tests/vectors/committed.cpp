#include "tests/vectors/committed.h"

#include <fstream>
#include <stdexcept>

namespace orrery::vectors {

std::vector<Case> committed_cases() {
  std::vector<Case> cases;
  for (const std::string& path : vector_paths(ORRERY_VECTORS_FOLDER "/theory"))
    for (Case& each : read_vector_file(path).cases) cases.push_back(std::move(each));
  return cases;
}

Case committed_case(const std::string& id) {
  for (Case& each : committed_cases())
    if (each.id == id) return std::move(each);
  throw std::invalid_argument("no case " + id);
}

std::set<std::string> supported_ids() {
  std::ifstream stream(ORRERY_VECTORS_FOLDER "/supported.txt");
  std::set<std::string> ids;
  for (std::string line; std::getline(stream, line);)
    if (!line.empty() && line[0] != '#') ids.insert(line);
  return ids;
}

}  // namespace orrery::vectors
