#pragma once

#include <vector>

#include "core/card.h"
#include "index/implied_term.h"

namespace lectern::index {

/// What somebody may type in Latin letters who means a guest or a title in Han characters.
///
/// A guest, 俞祖成: each syllable and any that stand side by side as one word, so that `yu zu cheng`, `Yu Zucheng` and
/// `yuzucheng` are all there, and the initials `yzc`. They lead to the guest's field as well, and to the title's when
/// the name is in the title. Longer names, of organisations say: the whole and its initials.
///
/// A title: words of two and three characters side by side, and whole stretches of four, between the characters that
/// only join words (的, 和). There is no dictionary, as the analysis has none.
///
/// As people pronounce them and type them: 单 as a surname and as a word, `lu`, `lv` and `lyu` for 吕. What would be a
/// common English word (`can`) is left out, but for surnames (`he`). A function of the card alone; terms may stand
/// there several times, and some that the card has itself may be among them.
std::vector<ImpliedTerm> pinyin_terms(const core::Card& card);

}  // namespace lectern::index
