#include "language/script.h"

#include <algorithm>

#include "core/utf8.h"
#include "language/character.h"

namespace lectern::language {
namespace {

/// Counts while characters go by.
class Counter {
 public:
  void see(char32_t c) {
    const CharacterTraits traits = character_traits(c);
    if (traits.character_class == CharacterClass::Mark) return;
    if (traits.character_class == CharacterClass::Letter && is_latin(c)) {
      ++latin_letters_;
      return;
    }
    if (traits.continues && traits.character_class == CharacterClass::Separator) return;  // not to be seen
    end_word();
    if (traits.character_class == CharacterClass::Cjk) see_cjk(c);
  }

  ScriptCount result() {
    end_word();
    return count_;
  }

 private:
  void end_word() {
    if (latin_letters_ >= 2) {
      ++count_.latin_words;
      han_run_ = 0;
      count_.longest_latin_run = std::max(count_.longest_latin_run, ++latin_run_);
    }
    latin_letters_ = 0;
  }

  void see_cjk(char32_t c) {
    latin_run_ = 0;
    if (!is_han(c)) {
      ++count_.kana_hangul;
      return;
    }
    ++count_.han;
    count_.longest_han_run = std::max(count_.longest_han_run, ++han_run_);
  }

  ScriptCount count_;
  std::size_t latin_letters_ = 0;  ///< of the word that is going by
  std::size_t latin_run_ = 0;
  std::size_t han_run_ = 0;
};

}  // namespace

ScriptCount count_scripts(std::string_view text) {
  Counter counter;
  for (std::size_t offset = 0; offset < text.size();) counter.see(core::next_code_point(text, offset));
  return counter.result();
}

}  // namespace lectern::language
