// The part of validate.cpp that walks lists.
#pragma once

#include <cstddef>
#include <string_view>

#include "sim/distributions/spec_errors.h"
#include "sim/distributions/specs.h"

namespace orrery::sim {

// Reports a list whose length is outside [low, high]; returns whether it was inside.
bool check_size(SpecErrors& errors, std::string_view field, std::size_t size, std::size_t low,
                std::size_t high);

void validate_branches(SpecErrors& errors, const HyperexponentialSpec& spec);
void validate_samples(SpecErrors& errors, const EmpiricalSpec& spec);
void validate_histogram(SpecErrors& errors, const HistogramSpec& spec);
void validate_percentiles(SpecErrors& errors, const PercentilesSpec& spec);
void validate_weights(SpecErrors& errors, const WeightedSpec& spec);

}  // namespace orrery::sim
