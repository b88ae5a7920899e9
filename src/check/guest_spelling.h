#pragma once

#include <string_view>

#include "archive/archive.h"
#include "core/diagnostic.h"

namespace lectern::check {

/// `guest-spellings`: a guest whose name is spelt in two ways in one language. Each spelling gets a page of its own on
/// the site, and a search for one misses the other. Points at the rarer one, roles aside.
void check_guest_spellings(const archive::Archive& archive, core::Diagnostics& problems);

/// Whether two different names are more likely one person's than two people's:
/// - the same but for spaces, hyphens, capitals, marks, titles, or which name comes first: Yu Zucheng, ZuCheng Yu;
/// - the same but for variants of characters: 俞祖成, 兪祖成; or, of three characters or more, for one that sounds
/// alike:
///   余祖成;
/// - a slip of one letter in a long name. Names in pinyin are too much alike for that: Li Wei is not Li Fei.
bool is_other_spelling(std::string_view a, std::string_view b);

}  // namespace lectern::check
