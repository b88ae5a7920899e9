#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/card.h"
#include "index/document_terms.h"
#include "index/implied_term.h"

namespace lectern::index {

/// The Xapian document of a write-up, as `schema.h` says. `terms` are those of `card`, `implied` as `implied_of` has
/// them.
Xapian::Document make_document(const core::Card& card, const DocumentTerms& terms, std::span<const ImpliedTerm> implied,
                               std::uint64_t key);

/// The implied terms of a document, ascending; nothing when they do not read back.
std::optional<std::vector<ImpliedTerm>> read_implied(const Xapian::Document& document);

/// A key as it stands in its value slot: eight bytes, the greatest first.
std::string encode_key(std::uint64_t key);
/// 0 for what is no key.
std::uint64_t decode_key(std::string_view bytes);

}  // namespace lectern::index
