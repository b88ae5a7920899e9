#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "core/card.h"
#include "index/document_terms.h"

namespace lectern::index {

/// The Xapian document of a write-up, as `schema.h` says. `terms` are those of `card`.
Xapian::Document make_document(const core::Card& card, const DocumentTerms& terms, std::uint64_t key);

/// A key as it stands in its value slot: eight bytes, the greatest first.
std::string encode_key(std::uint64_t key);
/// 0 for what is no key.
std::uint64_t decode_key(std::string_view bytes);

}  // namespace lectern::index
