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

/// The Xapian document of a write-up, as `schema.h` says. `terms` are those of `card`, `given` is what it may imply.
Xapian::Document make_document(const core::Card& card, const DocumentTerms& terms, std::span<const ImpliedTerm> given,
                               std::uint64_t key);

/// Puts what a document implies in the place of what it implied. `now` is `implied_of` what is `given`.
void replace_implied(std::span<const ImpliedTerm> before, std::span<const ImpliedTerm> now,
                     std::span<const ImpliedTerm> given, Xapian::Document& document);

/// The implied terms of a document, ascending; nothing when they do not read back.
std::optional<std::vector<ImpliedTerm>> read_implied(const Xapian::Document& document);

/// A key as it stands in its value slot: eight bytes, the greatest first.
std::string encode_key(std::uint64_t key);
/// 0 for what is no key.
std::uint64_t decode_key(std::string_view bytes);

}  // namespace lectern::index
