#include "language/pinyin.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/utf8.h"

namespace lectern::language {
namespace {

// Initials and the finals that go with them, together every syllable that is written.
struct Initial {
  std::string_view letters;
  std::string_view finals;  ///< separated by spaces
};
constexpr std::array kSyllables = {
    Initial{"", "a ai an ang ao e ei en eng er o ou"},
    Initial{"b", "a ai an ang ao ei en eng i ian iao ie in ing o u"},
    Initial{"p", "a ai an ang ao ei en eng i ian iao ie in ing o ou u"},
    Initial{"m", "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u"},
    Initial{"f", "a an ang ei en eng o ou u"},
    Initial{"d", "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo"},
    Initial{"t", "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo"},
    Initial{"n", "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan ue un uo v ve"},
    Initial{"l", "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan ue un uo v ve yu"},
    Initial{"g", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"},
    Initial{"k", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"},
    Initial{"h", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"},
    Initial{"j", "i ia ian iang iao ie in ing iong iu u uan ue un"},
    Initial{"q", "i ia ian iang iao ie in ing iong iu u uan ue un"},
    Initial{"x", "i ia ian iang iao ie in ing iong iu u uan ue un"},
    Initial{"zh", "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo"},
    Initial{"ch", "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo"},
    Initial{"sh", "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo"},
    Initial{"r", "an ang ao e en eng i ong ou u ua uan ui un uo"},
    Initial{"z", "a ai an ang ao e ei en eng i ong ou u uan ui un uo"},
    Initial{"c", "a ai an ang ao e en eng i ong ou u uan ui un uo"},
    Initial{"s", "a ai an ang ao e en eng i ong ou u uan ui un uo"},
    Initial{"y", "a an ang ao e i in ing ong ou u uan ue un"},
    Initial{"w", "a ai an ang ei en eng o u"},
};

bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::string_view first = list.substr(0, list.find(' '));
    if (first == word) return true;
    list.remove_prefix(std::min(first.size() + 1, list.size()));
  }
  return false;
}

bool is_syllable(std::string_view word) {
  return std::any_of(kSyllables.begin(), kSyllables.end(), [&](const Initial& initial) {
    return word.substr(0, initial.letters.size()) == initial.letters &&
           has_word(initial.finals, word.substr(initial.letters.size()));
  });
}

}  // namespace

std::vector<std::string> name_in_pinyin(std::string_view name) {
  constexpr std::size_t kLongestName = 12;  // code points
  if (core::code_point_count(name) > kLongestName) return {};
  std::vector<std::string> syllables;
  for (std::vector<std::string>& readings : name_readings(name)) syllables.push_back(std::move(readings.front()));
  return syllables;
}

int pinyin_syllables(std::string_view word) {
  constexpr std::size_t kLongestSyllable = 6, kLongestWord = 40;
  if (word.empty() || word.size() > kLongestWord) return 0;
  std::vector<int> fewest(word.size() + 1, 0);  // to read the first so many letters; 0 when they cannot be read
  for (std::size_t end = 1; end <= word.size(); ++end) {
    for (std::size_t begin = end > kLongestSyllable ? end - kLongestSyllable : 0; begin < end; ++begin) {
      const std::string_view syllable = word.substr(begin, end - begin);
      // Inside a word a syllable that begins with a vowel has an apostrophe before it: Xi'an.
      if (begin > 0 && (fewest[begin] == 0 || std::string_view("aeo").find(syllable[0]) != std::string_view::npos))
        continue;
      if (!is_syllable(syllable)) continue;
      if (fewest[end] == 0 || fewest[begin] + 1 < fewest[end]) fewest[end] = fewest[begin] + 1;
    }
  }
  return fewest[word.size()];
}

}  // namespace lectern::language
