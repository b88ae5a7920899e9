#pragma once

#include <map>
#include <string>

namespace lectern::index {

/// How much each text term of a query tells (`bm25.h`): what sections are chosen by. Terms that an unfinished word may
/// become have kPrefixExpansionScale of their weight.
using TermWeights = std::map<std::string, double>;

}  // namespace lectern::index
