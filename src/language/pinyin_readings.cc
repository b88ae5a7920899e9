// How Han characters are read. ICU tells one reading of each, without regard to what stands around it: of its
// transliteration of names only surnames are of use, as it reads 区 in 社区 as a surname too. Further readings are in a
// table.

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/utf8.h"
#include "language/character.h"
#include "language/han_syllables.h"
#include "language/pinyin.h"

namespace lectern::language {
namespace {

/// Characters that are read in more than one way in words and names of today, without regard to tones.
constexpr std::array kReadings = {
    std::pair{U'柏', "bai bo"},      std::pair{U'薄', "bo bao"},      std::pair{U'剥', "bo bao"},
    std::pair{U'泊', "bo po"},       std::pair{U'便', "bian pian"},   std::pair{U'参', "can shen"},
    std::pair{U'藏', "cang zang"},   std::pair{U'曾', "zeng ceng"},   std::pair{U'差', "cha chai"},
    std::pair{U'长', "chang zhang"}, std::pair{U'朝', "chao zhao"},   std::pair{U'称', "cheng chen"},
    std::pair{U'盛', "sheng cheng"}, std::pair{U'重', "zhong chong"}, std::pair{U'传', "chuan zhuan"},
    std::pair{U'单', "dan shan"},    std::pair{U'弹', "dan tan"},     std::pair{U'调', "diao tiao"},
    std::pair{U'都', "du dou"},      std::pair{U'给', "gei ji"},      std::pair{U'行', "xing hang"},
    std::pair{U'核', "he hu"},       std::pair{U'还', "hai huan"},    std::pair{U'降', "jiang xiang"},
    std::pair{U'角', "jiao jue"},    std::pair{U'觉', "jue jiao"},    std::pair{U'校', "xiao jiao"},
    std::pair{U'解', "jie xie"},     std::pair{U'卡', "ka qia"},      std::pair{U'壳', "ke qiao"},
    std::pair{U'乐', "le yue"},      std::pair{U'落', "luo la"},      std::pair{U'缪', "miao miu mou"},
    std::pair{U'秘', "mi bi"},       std::pair{U'模', "mo mu"},       std::pair{U'弄', "nong long"},
    std::pair{U'朴', "pu piao"},     std::pair{U'屏', "ping bing"},   std::pair{U'塞', "sai se"},
    std::pair{U'厦', "sha xia"},     std::pair{U'省', "sheng xing"},  std::pair{U'尉', "wei yu"},
    std::pair{U'系', "xi ji"},       std::pair{U'削', "xue xiao"},    std::pair{U'血', "xue xie"},
    std::pair{U'着', "zhe zhao"},    std::pair{U'折', "zhe she"},
};

void add_once(std::vector<std::string>& list, std::string reading) {
  if (std::find(list.begin(), list.end(), reading) == list.end()) list.push_back(std::move(reading));
}

/// A syllable as it is typed.
void add_typed(std::vector<std::string>& readings, std::string_view syllable) {
  const std::size_t at = syllable.find('v');
  if (at == std::string_view::npos) return add_once(readings, std::string(syllable));
  for (const char* vowel : {"u", "v", "yu"}) add_once(readings, std::string(syllable).replace(at, 1, vowel));
}

void add_further(std::vector<std::string>& readings, char32_t character) {
  const auto* found = std::find_if(kReadings.begin(), kReadings.end(),
                                   [character](const auto& entry) { return entry.first == character; });
  if (found == kReadings.end()) return;
  for (std::string_view rest = found->second; !rest.empty();) {
    const std::string_view reading = rest.substr(0, rest.find(' '));
    add_once(readings, std::string(reading));
    rest.remove_prefix(std::min(reading.size() + 1, rest.size()));
  }
}

Readings readings_of(std::string_view text, bool is_name) {
  Readings out;
  for (std::size_t at = 0; at < text.size();) {
    const bool is_surname = is_name && at == 0;
    const char32_t character = core::next_code_point(text, at);
    if (!is_han(character)) return {};
    const std::string_view syllable = word_syllable(character);
    if (syllable.empty()) return {};
    std::vector<std::string>& readings = out.emplace_back();
    if (is_surname) add_typed(readings, surname_syllable(character));
    add_further(readings, unified(character));
    add_typed(readings, syllable);
  }
  return out;
}

}  // namespace

Readings word_readings(std::string_view text) {
  return readings_of(text, false);
}

Readings name_readings(std::string_view name) {
  return readings_of(name, true);
}

}  // namespace lectern::language
