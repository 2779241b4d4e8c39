// A type of values in a scenario: how it is read from a document, written back, and described.
// Types are values made of smaller types; objects are in object.h.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/schema/limits.h"
#include "app/schema/node.h"
#include "app/schema/reader.h"
#include "app/schema/shape.h"

namespace orrery::app {

template <class T>
struct Type {
  // False: what is wrong has been reported, and the value is not to be used.
  std::function<bool(const Node&, Reader&, T&)> read;
  std::function<Node(const T&)> write;
  Shape shape;
};

// Calls read_item(node, index) within the scope of each element.
template <class ReadItem>
bool read_list(const Node& node, Reader& reader, const Shape& shape, ReadItem&& read_item) {
  if (!node.is_list()) {
    reader.refuse(node, shape.name);
    return false;
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const Node& item = node.items[i];
    const Reader::Scope scope(reader, item_step(i), item.place);
    read_item(item, i);
  }
  return true;
}

inline Shape list_shape(Shape element, std::string name) {
  return {ShapeKind::list, std::move(name), "", 0, 0, {}, {}, {std::move(element)}};
}

// `name`: what is in the list, "steps".
template <class T>
Type<std::vector<T>> list_of(Type<T> element, const std::string& name) {
  const Shape shape = list_shape(element.shape, "a list of " + name);
  const auto read_one = element.read;
  const auto write_one = element.write;
  return {[=](const Node& node, Reader& reader, std::vector<T>& value) {
            return read_list(node, reader, shape, [&](const Node& item, std::size_t) {
              // One that is wrong keeps its place: cross checks count.
              read_one(item, reader, value.emplace_back());
            });
          },
          [=](const std::vector<T>& value) {
            std::vector<Node> items;
            items.reserve(value.size());
            for (const T& one : value) items.push_back(write_one(one));
            return list_node(std::move(items));
          },
          shape};
}

// How the keys of a map are read and written.
template <class Key>
struct KeyType {
  std::function<bool(const Entry&, Reader&, Key&)> read;
  std::function<std::string(const Key&)> write;
  std::string pattern;
};

// `name`: "services by name". An element whose value was wrong is kept as far as it was read: its
// name is known.
template <class Key, class T>
Type<std::map<Key, T>> map_of(KeyType<Key> key, Type<T> element, const std::string& name) {
  const Shape shape{ShapeKind::map, "a map of " + name, key.pattern, 0, 0, {}, {}, {element.shape}};
  const auto read_one = element.read;
  const auto write_one = element.write;
  return {[=](const Node& node, Reader& reader, std::map<Key, T>& value) {
            if (!node.is_map()) {
              reader.refuse(node, shape.name);
              return false;
            }
            for (const Entry& entry : node.entries) {
              const Reader::Scope scope(reader, entry.key, entry.place);
              Key name_of_one{};
              T one{};
              const bool has_name = key.read(entry, reader, name_of_one);
              read_one(entry.value, reader, one);
              if (has_name) value.insert_or_assign(std::move(name_of_one), std::move(one));
            }
            return true;
          },
          [=](const std::map<Key, T>& value) {
            Node node = map_node();
            for (const auto& [name_of_one, one] : value) {
              Node key_node = text_node(key.write(name_of_one));
              node.entries.push_back(
                  {std::move(key_node.text), key_node.is_quoted, {}, write_one(one)});
            }
            return node;
          },
          shape};
}

// A struct that is written as one of its members.
template <class T, class V>
Type<T> member_type(V T::*member, const Type<V>& type) {
  return {[member, read = type.read](const Node& node, Reader& reader, T& value) {
            return read(node, reader, value.*member);
          },
          [member, write = type.write](const T& value) { return write(value.*member); },
          type.shape};
}

// A type whose values are written in another form. `to` may report what is wrong with the form.
template <class T, class Form>
Type<T> converted(const Type<Form>& type, std::function<bool(Form&, const Node&, Reader&, T&)> to,
                  std::function<Form(const T&)> from) {
  return {
      [read = type.read, to = std::move(to)](const Node& node, Reader& reader, T& value) {
        Form form{};
        return read(node, reader, form) && to(form, node, reader, value);
      },
      [write = type.write, from = std::move(from)](const T& value) { return write(from(value)); },
      type.shape};
}

inline Shape either_shape(std::string name, std::vector<Shape> parts) {
  return {ShapeKind::either, std::move(name), "", 0, 0, {}, {}, std::move(parts)};
}

}  // namespace orrery::app
