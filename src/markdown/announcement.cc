#include "markdown/announcement.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/utf8.h"
#include "markdown/cjk.h"

namespace lectern::markdown {
namespace {

constexpr std::size_t kLongestBytes = 120;

enum class Role { Language, Direction, Version, Filler };

struct Word {
  std::string_view text;
  Role role;
};

// Chinese words: longer ones first where one begins another.
constexpr std::array kVocabulary = {
    Word{"english", Role::Language},    Word{"chinese", Role::Language},    Word{"mandarin", Role::Language},
    Word{"follows", Role::Direction},   Word{"following", Role::Direction}, Word{"below", Role::Direction},
    Word{"next", Role::Direction},      Word{"down", Role::Direction},      Word{"end", Role::Direction},
    Word{"after", Role::Direction},     Word{"above", Role::Direction},     Word{"version", Role::Version},
    Word{"translation", Role::Version}, Word{"text", Role::Version},        Word{"edition", Role::Version},
    Word{"part", Role::Version},        Word{"the", Role::Version},         Word{"is", Role::Filler},
    Word{"see", Role::Filler},          Word{"please", Role::Filler},       Word{"for", Role::Filler},
    Word{"scroll", Role::Filler},       Word{"an", Role::Filler},           Word{"at", Role::Filler},
    Word{"can", Role::Filler},          Word{"be", Role::Filler},           Word{"found", Role::Filler},
    Word{"of", Role::Filler},           Word{"this", Role::Filler},         Word{"article", Role::Filler},
    Word{"post", Role::Filler},         Word{"in", Role::Filler},           Word{"to", Role::Filler},
    Word{"英文", Role::Language},       Word{"英语", Role::Language},       Word{"中文", Role::Language},
    Word{"汉语", Role::Language},       Word{"见下", Role::Direction},      Word{"如下", Role::Direction},
    Word{"以下", Role::Direction},      Word{"在下", Role::Direction},      Word{"下方", Role::Direction},
    Word{"下文", Role::Direction},      Word{"下面", Role::Direction},      Word{"后面", Role::Direction},
    Word{"后文", Role::Direction},      Word{"随后", Role::Direction},      Word{"其后", Role::Direction},
    Word{"文末", Role::Direction},      Word{"文后", Role::Direction},      Word{"附后", Role::Direction},
    Word{"后附", Role::Direction},      Word{"见后", Role::Direction},      Word{"在后", Role::Direction},
    Word{"见上", Role::Direction},      Word{"如上", Role::Direction},      Word{"以上", Role::Direction},
    Word{"上文", Role::Direction},      Word{"上方", Role::Direction},      Word{"版本", Role::Version},
    Word{"译文", Role::Version},        Word{"翻译", Role::Version},        Word{"部分", Role::Version},
    Word{"版", Role::Version},          Word{"请", Role::Filler},           Word{"见", Role::Filler},
    Word{"为", Role::Filler},           Word{"是", Role::Filler},           Word{"的", Role::Filler},
    Word{"在", Role::Filler},           Word{"附", Role::Filler},           Word{"于", Role::Filler},
    Word{"看", Role::Filler},           Word{"查看", Role::Filler},         Word{"阅读", Role::Filler},
    Word{"参", Role::Filler},           Word{"本文", Role::Filler},         Word{"方", Role::Filler},
    Word{"文", Role::Filler},
};

bool is_latin_letter(char c) {
  return c >= 'a' && c <= 'z';
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

/// The word that `rest` begins with, or null: a whole run of Latin letters, any beginning in Chinese.
const Word* word_at(std::string_view rest) {
  const bool latin = is_latin_letter(rest.front());
  const std::size_t run =
      static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_latin_letter) - rest.begin());
  const auto found = std::find_if(kVocabulary.begin(), kVocabulary.end(), [&](const Word& word) {
    return latin ? rest.substr(0, run) == word.text : rest.substr(0, word.text.size()) == word.text;
  });
  return found == kVocabulary.end() ? nullptr : &*found;
}

/// Past the spaces, punctuation and arrows at `at`.
std::size_t skip_marks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = core::next_code_point(text, next);
    const bool arrow = (c >= 0x2190 && c <= 0x21FF) || (c >= 0x25A0 && c <= 0x27BF) || (c >= 0x2B00 && c <= 0x2BFF) ||
                       (c >= 0xFE0E && c <= 0xFE0F) || c >= 0x1F000;
    if (c != ' ' && !arrow && punctuation(c) == Punctuation::None) break;
    at = next;
  }
  return at;
}

}  // namespace

Announcement announcement(std::string_view text) {
  if (text.size() > kLongestBytes) return Announcement::None;
  const std::string lowered = lower(text);
  std::array<std::size_t, 4> roles{};
  for (std::size_t at = skip_marks(lowered, 0); at < lowered.size(); at = skip_marks(lowered, at)) {
    const Word* word = word_at(std::string_view(lowered).substr(at));
    if (word == nullptr) return Announcement::None;
    ++roles[static_cast<std::size_t>(word->role)];
    at += word->text.size();
  }
  const auto count = [&](Role role) { return roles[static_cast<std::size_t>(role)]; };
  if (count(Role::Language) == 0) return Announcement::None;
  if (count(Role::Direction) > 0) return Announcement::Elsewhere;
  return count(Role::Filler) == 0 ? Announcement::Label : Announcement::None;
}

}  // namespace lectern::markdown
