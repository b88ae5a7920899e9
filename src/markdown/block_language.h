#pragma once

#include <string_view>

#include "core/language.h"
#include "language/script.h"
#include "markdown/tree.h"

namespace lectern::markdown {

/// The language of a text in a write-up of language `main`, when its script clearly says that it is another one: `en`
/// for Latin words among Chinese, `zh` for Han among Latin. Empty when it is `main`, or cannot be told.
std::string_view other_language(const language::ScriptCount& count, const core::LanguageTag& main);

/// Notes on each block in another language than `main` which it is; of blocks in each other on the outermost alone.
/// Code says nothing.
void note_languages(Node* root, const core::LanguageTag& main);

/// What was noted, or empty.
std::string_view noted_language(Node* block);

/// ` lang="en"` for a block that has one noted, else nothing.
std::string language_attribute(Node* block);

}  // namespace lectern::markdown
