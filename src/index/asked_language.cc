#include "index/asked_language.h"

#include <array>

namespace lectern::index {
namespace {

struct Names {
  std::string_view tag;
  std::string_view names;  ///< folded, each with a space before and behind it
};

// What people in China call languages, and in English; and the longer codes that others use. Browsers have the same
// list, so there are but the two.
constexpr std::array kNames = {
    Names{"zh", " 中文 汉语 华语 国语 普通话 chinese mandarin cn chi zho "},
    Names{"en", " 英文 英语 english eng "},
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
