// The files that are made from the descriptions of the schema: the JSON Schema and the reference
// page. Fails where a committed one is not what would be made; with --write it is made.
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "app/schema/json_schema.h"
#include "app/schema/reference_page.h"
#include "app/spec/scenario.h"
#include "tests/app/project_folder.h"

namespace {

struct GeneratedFile {
  std::string path;
  std::string text;
};

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

int main(int count, char** arguments) {
  using namespace orrery::app;
  const bool is_writing = count > 1 && std::string(arguments[1]) == "--write";
  const ObjectDescription& root = scenario_object().description();
  const std::vector<GeneratedFile> files = {
      {"schema/scenario.schema.json", json_schema(root)},
      {"docs/scenario-reference.md", reference_page(root)},
  };
  int wrong = 0;
  for (const GeneratedFile& file : files) {
    const std::string path = project_folder() + file.path;
    if (is_writing) std::ofstream(path, std::ios::binary) << file.text;
    if (read(path) == file.text) continue;
    std::cerr << file.path << " is not up to date: run app_spec_generated_files --write\n";
    ++wrong;
  }
  return wrong == 0 ? 0 : 1;
}
