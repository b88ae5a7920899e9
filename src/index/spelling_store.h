#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>

namespace lectern::index {

/// In how many write-ups a word stands as it is written, as the database tells it under kSpellingKeyPrefix: 0 when it
/// tells nothing, nothing when that does not read back. Lets Xapian's exceptions pass.
std::optional<std::uint32_t> spelling_count(const Xapian::Database& database, const std::string& word);

}  // namespace lectern::index
