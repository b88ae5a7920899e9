#pragma once

#include "check/check.h"
#include "core/diagnostic.h"

/// Rules about the names of people.
namespace lectern::check {

/// `name-unmatched`: a person whom the English write-up calls by a Chinese name that is nobody's in the Chinese one
/// ('Mr. Hu', where that speaks of 俞祖成 and 刘飞), and a guest of the Chinese one whom the English never names.
void compare_names(const Text& first, const Text& second, core::Diagnostics& problems);

/// `person-title-differs`: one person with the titles of a man and of a woman, 'Mr. Liu' and 'Mrs. Liu'. Points at the
/// rarer one.
void check_person_titles(const Text& text, core::Diagnostics& problems);

}  // namespace lectern::check
