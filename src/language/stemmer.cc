#include "language/stemmer.h"

#include <xapian.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace lectern::language {
namespace {

bool looks_english(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; });
}

/// Stems, and keeps the stems of the words that came last: most words of a text have come before.
class Stemmer {
 public:
  std::string_view operator()(std::string_view word) {
    Known& known = known_[std::hash<std::string_view>()(word) % kKept];
    if (known.word != word) {
      known.word = word;
      known.stem = english_(known.word);
    }
    return known.stem;
  }

 private:
  /// A word that is hashed to the place of another takes it, so that memory is bounded.
  static constexpr std::size_t kKept = 4096;
  struct Known {
    std::string word, stem;
  };

  const Xapian::Stem english_{"en"};
  std::vector<Known> known_{kKept};
};

}  // namespace

std::string_view stem(std::string_view word) {
  if (!looks_english(word)) return word;
  // A stemmer holds the word that it works on, so no two threads can share one.
  thread_local Stemmer english;
  return english(word);
}

}  // namespace lectern::language
