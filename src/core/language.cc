#include "core/language.h"

namespace lectern::core {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_letter_or_digit(char c) {
  return is_letter(c) || (c >= '0' && c <= '9');
}

}  // namespace

std::string_view primary_subtag(std::string_view tag) {
  return tag.substr(0, tag.find('-'));
}

bool is_language_tag(std::string_view tag) {
  const std::string_view primary = primary_subtag(tag);
  if (primary.size() < 2 || primary.size() > 3) return false;
  for (const char c : primary) {
    if (!is_letter(c)) return false;
  }
  std::size_t begin = primary.size();
  while (begin < tag.size()) {
    std::size_t end = tag.find('-', begin + 1);
    if (end == std::string_view::npos) end = tag.size();
    const std::string_view subtag = tag.substr(begin + 1, end - begin - 1);
    if (subtag.size() < 2 || subtag.size() > 8) return false;
    for (const char c : subtag) {
      if (!is_letter_or_digit(c)) return false;
    }
    begin = end;
  }
  return true;
}

}  // namespace lectern::core
