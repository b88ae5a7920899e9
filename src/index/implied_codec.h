#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "index/document_terms.h"
#include "index/implied_term.h"

namespace lectern::index {

/// Those of `given` that the write-up with the terms `own` does not have: ascending by term, each once, with the
/// greatest level, the first place, and strong if any is.
std::vector<ImpliedTerm> implied_of(const DocumentTerms& own, std::span<const ImpliedTerm> given);

/// Stands for implied terms as they are given, in their order; 0 for none.
std::uint64_t implied_key(std::span<const ImpliedTerm> given);

/// What an implied term is called in the database: kImpliedPrefix, a digit, the term.
std::string name_of(const ImpliedTerm& implied);
/// The term, level and strength that a name tells; nothing for anything else.
std::optional<ImpliedTerm> read_name(std::string_view name);

/// Where the terms of a document are implied, one byte each in their order: 0 for no place, else one more than the
/// number of its bit.
std::string encode_implied_places(std::span<const ImpliedTerm> implied);
std::optional<Places> decode_implied_place(char byte);

/// The confidence, then for each word a space, its bytes' number, a colon, the word.
std::string encode_rendering(const Rendering& rendering);
/// Nothing for anything that `check_renderings` would refuse.
std::optional<Rendering> decode_rendering(const std::string& term, std::string_view bytes);

/// InvalidUsage, with the term, when a confidence, the words or their number are not what `Rendering` says.
core::Result<void> check_renderings(std::span<const Rendering> renderings);

}  // namespace lectern::index
