#include "archive/web_address.h"

namespace lectern::archive {
namespace {

/// `prefix` in lower case.
bool consume_prefix(std::string_view& text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    if (c != prefix[i]) return false;
  }
  text.remove_prefix(prefix.size());
  return true;
}

}  // namespace

bool is_web_address(std::string_view text) {
  if (!consume_prefix(text, "http://") && !consume_prefix(text, "https://")) return false;
  if (text.find_first_of(" \t\r\n\\<>\"") != std::string_view::npos) return false;
  const std::string_view host = text.substr(0, text.find_first_of("/?#"));
  return !host.empty() && host.front() != ':' && host.find('@') == std::string_view::npos;
}

}  // namespace lectern::archive
