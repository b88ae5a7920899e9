#include "importer/furniture.h"

#include <algorithm>
#include <array>
#include <string>

#include "importer/sentence.h"

namespace lectern::importer {
namespace {

constexpr std::size_t kLongestLine = 160;  ///< bytes

struct Words {
  std::string_view text;  ///< English in lower case
  bool whole;             ///< the line is nothing else, but for marks; else it begins so
  std::string_view reason;
};

constexpr std::string_view kNavigation = "navigation of the page";
constexpr std::string_view kButton = "a button of the page";
constexpr std::string_view kFooter = "the foot of the page";

constexpr std::array kFurniture = {
    Words{"上一篇：", false, kNavigation},
    Words{"上一篇:", false, kNavigation},
    Words{"下一篇：", false, kNavigation},
    Words{"下一篇:", false, kNavigation},
    Words{"上一页", true, kNavigation},
    Words{"下一页", true, kNavigation},
    Words{"返回列表", true, kNavigation},
    Words{"返回首页", true, kNavigation},
    Words{"返回顶部", true, kNavigation},
    Words{"当前位置：", false, kNavigation},
    Words{"当前位置:", false, kNavigation},
    Words{"您的位置：", false, kNavigation},
    Words{"您的位置:", false, kNavigation},
    Words{"首页 >", false, kNavigation},
    Words{"home >", false, kNavigation},
    Words{"previous:", false, kNavigation},
    Words{"next:", false, kNavigation},
    Words{"previous post:", false, kNavigation},
    Words{"next post:", false, kNavigation},
    Words{"back to top", true, kNavigation},
    Words{"back to list", true, kNavigation},
    Words{"分享到", true, kButton},
    Words{"分享", true, kButton},
    Words{"收藏", true, kButton},
    Words{"打印", true, kButton},
    Words{"打印本页", true, kButton},
    Words{"关闭窗口", true, kButton},
    Words{"点赞", true, kButton},
    Words{"share", true, kButton},
    Words{"print", true, kButton},
    Words{"share to", true, kButton},
    Words{"like", true, kButton},
    Words{"版权所有", false, kFooter},
    Words{"copyright ©", false, kFooter},
    Words{"© ", false, kFooter},
    Words{"all rights reserved", true, kFooter},
};

}  // namespace

std::string_view furniture(std::string_view line) {
  if (line.size() > kLongestLine) return {};
  if (!has_words(line)) return "a row of marks without words";
  const std::string lowered = lower_case(trimmed(line));
  const auto fits = [&](const Words& words) {
    if (lowered.compare(0, words.text.size(), words.text) != 0) return false;
    return !words.whole || !has_words(std::string_view(lowered).substr(words.text.size()));
  };
  const auto found = std::find_if(kFurniture.begin(), kFurniture.end(), fits);
  return found == kFurniture.end() ? std::string_view() : found->reason;
}

}  // namespace lectern::importer
