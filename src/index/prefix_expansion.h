#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace lectern::index {

/// The terms that the beginning of a word may stand for, beside its own stem `stem`: the text terms that begin so, and
/// the stems of words that do. The kMaxPrefixExpansions that most documents have, the most frequent first, ties by
/// term. Lets Xapian's exceptions pass.
std::vector<std::string> expand_prefix(const Xapian::Database& database, const std::string& prefix,
                                       std::string_view stem);

}  // namespace lectern::index
