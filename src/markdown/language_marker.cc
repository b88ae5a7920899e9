#include "markdown/language_marker.h"

#include <algorithm>

namespace lectern::markdown {
namespace {

constexpr std::string_view kOpen = "<!--";
constexpr std::string_view kClose = "-->";
constexpr std::string_view kKey = "lang:";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

}  // namespace

std::optional<std::string> language_marker(std::string_view html) {
  std::string_view text = trimmed(html);
  if (text.size() < kOpen.size() + kClose.size() || text.substr(0, kOpen.size()) != kOpen) return std::nullopt;
  text.remove_prefix(kOpen.size());
  if (text.find(kClose) != text.size() - kClose.size()) return std::nullopt;
  text.remove_suffix(kClose.size());
  text = trimmed(text);
  if (text.substr(0, kKey.size()) != kKey) return std::nullopt;
  return std::string(trimmed(text.substr(kKey.size())));
}

std::string without_comments(std::string_view html) {
  std::string rest;
  for (std::size_t begin = 0; begin < html.size();) {
    const std::size_t open = std::min(html.find(kOpen, begin), html.size());
    rest += html.substr(begin, open - begin);
    const std::size_t close = html.find(kClose, open);
    begin = close == std::string_view::npos ? html.size() : close + kClose.size();
  }
  return rest;
}

}  // namespace lectern::markdown
