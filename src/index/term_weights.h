#pragma once

#include <functional>
#include <map>
#include <string>

namespace lectern::index {

struct TermWeight {
  double weight = 0;    ///< how much the term tells (`bm25.h`)
  bool common = false;  ///< `is_common`
};

/// The text terms of a query: what sections are chosen by. Terms that an unfinished word may become have
/// kPrefixExpansionScale of their weight.
using TermWeights = std::map<std::string, TermWeight, std::less<>>;

}  // namespace lectern::index
