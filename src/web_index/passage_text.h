#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/card.h"
#include "core/result.h"
#include "index/passages.h"

namespace lectern::web_index {

/// The texts of a write-up's passages, which `cut` are: what a result shows of `card`, where the passage stands, and
/// its sections. Control characters that separate its fields become spaces where the card has them.
std::vector<std::string> passage_texts(const core::Card& card, const std::vector<index::Passage>& cut);

/// The card, with the sections of the passage alone. `name` is for the message.
core::Result<core::Card> parse_passage(std::string_view text, const core::LanguageTag& language, std::string_view name);

}  // namespace lectern::web_index
