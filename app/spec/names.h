// Names of endpoints, "service.endpoint", and values of attributes.
#pragma once

#include <string>

#include "app/schema/type.h"
#include "models/requests/step_spec.h"

namespace orrery::app {

std::string to_text(const models::EndpointName& name);

Type<models::EndpointName> endpoint_name_type();
KeyType<models::EndpointName> endpoint_name_key();

// A word, or a bare whole number. In quotes: a word, whatever it looks like.
Type<models::AttributeValue> attribute_value_type();
// The same as the key of a map.
bool read_attribute_value(const Entry& entry, Reader& reader, models::AttributeValue& value);

}  // namespace orrery::app
