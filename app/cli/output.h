// The program's streams: results to standard output, everything else to standard error.
#pragma once

#include <string>
#include <string_view>

#include "app/cli/command_line.h"
#include "app/report/ink.h"

namespace orrery::app {

// ERRORS: OutputError, e.g. where a disk is full. A reader that has gone away (head) is no error:
// the rest is dropped.
void print_result(std::string_view text);
// Never fails: there is nobody to tell.
void print_message(std::string_view text);

// Colours of standard output: as asked; automatically on a terminal that is not dumb, unless
// NO_COLOR is set.
Ink ink_of_results(ColorMode mode);
bool is_terminal(int descriptor);
// Columns of the terminal behind standard output, in [60, 100]; 100 elsewhere.
std::size_t screen_width();

}  // namespace orrery::app
