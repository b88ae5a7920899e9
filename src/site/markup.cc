#include "site/markup.h"

namespace lectern::site {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && c != '\t' && c != '\n' && c != '\r';
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

}  // namespace lectern::site
