#pragma once

#include <string>

#include "pipeline/check.h"

namespace lectern::cli {

/// The archive as a table of its lessons, course by course, in columns of terminal cells: at most 80 of them, unless it
/// has very many languages. Long names are cut.
std::string status_table(const pipeline::CheckReport& report);

}  // namespace lectern::cli
