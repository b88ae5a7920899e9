#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/card.h"

namespace lectern::index {

/// The card as bytes, for a document's data: a version, then every field in the order of `core::Card`; a text is its
/// length and its bytes, a list its count and its elements, numbers in LEB128.
std::string encode_card(const core::Card& card);

/// Nothing when `bytes` are not exactly one encoded card of valid UTF-8.
std::optional<core::Card> decode_card(std::string_view bytes);

}  // namespace lectern::index
