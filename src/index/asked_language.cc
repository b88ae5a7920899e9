#include "index/asked_language.h"

#include <array>

namespace lectern::index {
namespace {

struct Names {
  std::string_view tag;
  std::string_view names;  ///< folded, each with a space before and behind it
};

// What people in China call languages, and in English; and the longer codes that others use.
constexpr std::array kNames = {
    Names{"zh", " 中文 汉语 华语 国语 普通话 chinese mandarin cn chi zho "},
    Names{"en", " 英文 英语 english eng "},
    Names{"ja", " 日文 日语 japanese jpn "},
    Names{"ko", " 韩文 韩语 朝鲜语 korean kor "},
    Names{"fr", " 法文 法语 french fra fre "},
    Names{"de", " 德文 德语 german deu ger "},
    Names{"es", " 西班牙文 西班牙语 spanish spa "},
    Names{"ru", " 俄文 俄语 russian rus "},
};

}  // namespace

std::string asked_language(std::string_view name) {
  if (name.find(' ') != std::string_view::npos) return std::string(name);
  const std::string whole = ' ' + std::string(name) + ' ';
  for (const Names& names : kNames) {
    if (names.names.find(whole) != std::string_view::npos) return std::string(names.tag);
  }
  return std::string(name);
}

}  // namespace lectern::index
