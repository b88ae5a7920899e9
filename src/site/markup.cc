#include "site/markup.h"

#include <fmt/format.h>

namespace lectern::site {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || c == '<' || c == '>' || c == '&') {
      out += fmt::format("\\u{:04x}", byte);
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace

std::string escape_markup(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    switch (text[i]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (rest.substr(0, 3) == "\uFFFE" || rest.substr(0, 3) == "\uFFFF") {
          out += kReplacement;
          i += 2;
        } else if (is_control(text[i])) {
          out += kReplacement;
        } else {
          out += text[i];
        }
    }
  }
  return out;
}

std::string json_for_script(const std::map<std::string, std::string, std::less<>>& entries) {
  std::string out = "{";
  for (const auto& [key, text] : entries) {
    if (out.size() > 1) out += ',';
    append_json_string(out, key);
    out += ':';
    append_json_string(out, text);
  }
  return out + "}";
}

}  // namespace lectern::site
