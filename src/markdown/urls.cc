#include "markdown/urls.h"

#include <algorithm>
#include <array>

namespace lectern::markdown {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_scheme_character(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

/// `url` in lower case up to `limit` bytes, without the controls and spaces at its front and the tabs and line ends
/// anywhere, as the URL standard has browsers read it.
std::string as_browsers_read(std::string_view url, std::size_t limit) {
  std::string read;
  for (const char c : url) {
    if (read.size() == limit) break;
    if (c == '\t' || c == '\n' || c == '\r') continue;
    if (read.empty() && static_cast<unsigned char>(c) <= ' ') continue;
    read.push_back(lower(c));
  }
  return read;
}

constexpr std::size_t kLongestPrefix = 64;
constexpr std::array<std::string_view, 3> kUnsafeSchemes = {"javascript", "vbscript", "file"};
constexpr std::array<std::string_view, 4> kImageTypes = {"image/png", "image/gif", "image/jpeg", "image/webp"};

bool is_image_data(std::string_view read) {
  return std::any_of(kImageTypes.begin(), kImageTypes.end(), [&](std::string_view type) {
    const std::string_view rest = read.substr(std::min(read.size(), std::string_view("data:").size()));
    return rest.substr(0, type.size()) == type && rest.size() > type.size() &&
           (rest[type.size()] == ';' || rest[type.size()] == ',');
  });
}

}  // namespace

std::string scheme_of(std::string_view url) {
  const std::string read = as_browsers_read(url, kLongestPrefix);
  const auto end = std::find_if_not(read.begin(), read.end(), is_scheme_character);
  if (end == read.end() || *end != ':' || end == read.begin() || !is_letter(read.front())) return {};
  return std::string(read.begin(), end);
}

bool is_unsafe_url(std::string_view url) {
  const std::string scheme = scheme_of(url);
  if (scheme == "data") return !is_image_data(as_browsers_read(url, kLongestPrefix));
  return std::find(kUnsafeSchemes.begin(), kUnsafeSchemes.end(), scheme) != kUnsafeSchemes.end();
}

}  // namespace lectern::markdown
