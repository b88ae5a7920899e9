#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "language/script.h"
#include "markdown/announcement.h"
#include "markdown/input.h"
#include "markdown/tree.h"

namespace lectern::markdown {

// Chinese says in eight characters what English says in five words; weights are in parts of both.
inline constexpr std::size_t kHanWeight = 5;
inline constexpr std::size_t kWordWeight = 8;

/// A top-level block of a bilingual body, and how much of each language it holds.
struct BilingualBlock {
  Node* node = nullptr;
  std::uint32_t line = 0;  ///< of the file, its first
  language::ScriptCount count;
  std::size_t zh = 0;  ///< weights; nothing in announcements, code and images
  std::size_t en = 0;
  Announcement announcement = Announcement::None;
  std::optional<std::string> marker;  ///< the tag of `<!-- lang: en -->`

  std::size_t weight() const { return zh + en; }
  /// How wrong the block is in a half of a language: by what it has more of the other.
  std::size_t misfit_in_zh() const { return en > zh ? en - zh : 0; }
  std::size_t misfit_in_en() const { return zh > en ? zh - en : 0; }
  /// Stands between halves and belongs to none.
  bool is_separator() const;
  bool is_heading() const;
};

/// The top-level blocks of `root` that begin in `body`, footnotes left out.
std::vector<BilingualBlock> bilingual_blocks(Node* root, core::LineRange body, const Input& input);

/// Whether a block holds both languages at length.
bool is_mixed(const BilingualBlock& block);

/// A code block in the block that was not closed and took in both languages, or null.
Node* code_over_both(const BilingualBlock& block, const Input& input);

/// Where in `text` the language changes for good, when it has one part in each; a byte offset.
std::size_t language_change(std::string_view text);

}  // namespace lectern::markdown
