// An object of a scenario: a map with named fields that fills a struct. One description gives the
// reading with its defaults and messages, the writing, the JSON Schema and the reference page.
//
//   const Object<QueueSpec>& queue_object() {
//     static const Object<QueueSpec> object = [] {
//       Object<QueueSpec> o("queue", "Requests that wait at a pod.");
//       o.optional("capacity", &QueueSpec::capacity, capacity_type(), "What may wait.", "1024");
//       o.planned("shed", "dropping by age");
//       return o;
//     }();
//     return object;
//   }
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "app/schema/object_reading.h"
#include "app/schema/type.h"

namespace orrery::app {

template <class T>
class Object {
 public:
  using Read = std::function<bool(const Node&, Reader&, T&)>;
  using Write = std::function<std::optional<Node>(const T&)>;  // nullopt: is left out

  Object(std::string_view name, std::string_view doc) {
    description_.name = name;
    description_.doc = doc;
  }

  // A field that must be there.
  template <class V>
  void required(std::string_view name, V T::*member, const Type<V>& type, std::string_view doc,
                std::string_view example) {
    field(name, member, type, doc, example);
    last_is_required();
  }

  // A field whose default is what T{} says.
  template <class V>
  void field(std::string_view name, V T::*member, const Type<V>& type, std::string_view doc,
             std::string_view example = "") {
    property(
        name, read_into(member, type),
        [member, write = type.write](const T& object) -> std::optional<Node> {
          return write(object.*member);
        },
        type.shape, doc, example);
  }

  // A field that may be absent, which means something else than any value.
  template <class V>
  void optional(std::string_view name, std::optional<V> T::*member, const Type<V>& type,
                std::string_view doc, std::string_view example = "") {
    property(
        name, read_into(member, type),
        [member, write = type.write](const T& object) -> std::optional<Node> {
          if (!(object.*member)) return std::nullopt;
          return write(*(object.*member));
        },
        type.shape, doc, example);
  }

  // A field of any kind.
  void property(std::string_view name, Read read, Write write, const Shape& shape,
                std::string_view doc, std::string_view example = "") {
    describe_field(description_, name, shape, doc, example, write(T{}));
    reads_.push_back(std::move(read));
    writes_.push_back(std::move(write));
  }

  // The field declared last must be there.
  void last_is_required() {
    description_.fields.back().is_required = true;
    description_.fields.back().default_text.clear();
  }

  // The field declared last makes no sense beside these.
  void last_excludes(std::vector<std::string> names) {
    description_.fields.back().excludes = std::move(names);
  }

  // Where the field declared last is, these are not missed.
  void last_replaces(std::vector<std::string> names) {
    description_.fields.back().replaces = std::move(names);
  }

  // One of several fields of which exactly one must be there: it chooses the member of a variant.
  template <class V, class Variant>
  void alternative(std::string_view name, Variant T::*member, const Type<V>& type,
                   std::string_view doc, std::string_view example) {
    alternative_property(
        name, read_into(member, type),
        [member, write = type.write](const T& object) -> std::optional<Node> {
          const V* value = std::get_if<V>(&(object.*member));
          return value == nullptr ? std::nullopt : std::optional<Node>(write(*value));
        },
        type.shape, doc, example);
  }

  void alternative_property(std::string_view name, Read read, Write write, const Shape& shape,
                            std::string_view doc, std::string_view example) {
    property(name, std::move(read), std::move(write), shape, doc, example);
    description_.fields.back().is_alternative = true;
    description_.fields.back().default_text.clear();
  }

  // A key that is known and not modelled yet; `clause` says what it will be, `replaces` which
  // required fields are not missed where it is.
  void planned(std::string_view name, std::string_view clause,
               std::vector<std::string> replaces = {}) {
    describe_planned_field(description_, name, clause, std::move(replaces));
    reads_.emplace_back();
    writes_.emplace_back();
  }
  void planned_alternative(std::string_view name, std::string_view clause) {
    planned(name, clause);
    description_.fields.back().is_alternative = true;
  }

  // A value that is no map means this field.
  void shorthand(std::string_view name) { description_.shorthand = name; }
  // Exactly one of these fields must be there. Planned ones may be named too.
  void exactly_one(std::vector<std::string> names) {
    description_.groups.push_back(std::move(names));
  }

  // Reads into an object that holds the defaults; what is wrong keeps them.
  bool read(const Node& node, Reader& reader, T& object) const {
    const auto read_field = [&](std::size_t index, const Node& value) {
      return reads_[index](value, reader, object);
    };
    return read_object(description_, node, reader, read_field);
  }

  Node write(const T& object) const {
    Node node = map_node();
    for (std::size_t i = 0; i < writes_.size(); ++i) {
      if (!writes_[i]) continue;
      if (std::optional<Node> value = writes_[i](object)) {
        node.add(description_.fields[i].name, std::move(*value));
      }
    }
    return node;
  }

  const ObjectDescription& description() const { return description_; }

 private:
  // Reads a value and gives it to a member that may hold it: a V, an optional or a variant.
  template <class V, class Member>
  static Read read_into(Member T::*member, const Type<V>& type) {
    return [member, read = type.read](const Node& node, Reader& reader, T& object) {
      V value{};
      if (!read(node, reader, value)) return false;
      object.*member = std::move(value);
      return true;
    };
  }

  ObjectDescription description_;
  std::vector<Read> reads_;
  std::vector<Write> writes_;
};

// The type of an object; Get is the function that returns it, called when it is needed.
template <class T, const Object<T>& (*Get)()>
Type<T> object_type() {
  Shape shape;
  shape.kind = ShapeKind::object;
  shape.object = []() -> const ObjectDescription& { return Get().description(); };
  return {
      [](const Node& node, Reader& reader, T& value) { return Get().read(node, reader, value); },
      [](const T& value) { return Get().write(value); }, shape};
}

}  // namespace orrery::app
