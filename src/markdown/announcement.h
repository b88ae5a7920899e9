#pragma once

#include <string_view>

namespace lectern::markdown {

/// What a short block says of the languages of a bilingual text.
enum class Announcement {
  None,
  Elsewhere,  ///< where the other language stands: 'English version follows', '(English version below)', '中文版见下'
  Label,      ///< only what follows is called: 'English version', '中文'
};

/// Judges a block's plain text. Anything else in it makes it None.
Announcement announcement(std::string_view text);

}  // namespace lectern::markdown
