#include "app/schema/all_objects.h"

#include <set>
#include <string>

namespace orrery::app {
namespace {

class Collecting {
 public:
  void add(const ObjectDescription& object) {
    if (!seen_.insert(object.name).second) return;
    objects_.push_back(&object);
    for (const FieldDescription& field : object.fields) walk(field.shape);
  }

  std::vector<const ObjectDescription*> take() { return std::move(objects_); }

 private:
  void walk(const Shape& shape) {
    if (shape.kind == ShapeKind::object) add(shape.object());
    for (const Shape& part : shape.parts) walk(part);
  }

  std::set<std::string> seen_;
  std::vector<const ObjectDescription*> objects_;
};

}  // namespace

std::vector<const ObjectDescription*> all_objects(const ObjectDescription& root) {
  Collecting collecting;
  collecting.add(root);
  return collecting.take();
}

}  // namespace orrery::app
