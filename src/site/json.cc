#include "site/json.h"

#include <fmt/format.h>

namespace lectern::site {

std::string json_text(std::string_view text) {
  std::string out = "\"";
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
  return out + '"';
}

std::string json_list(const std::vector<std::string>& values) {
  return fmt::format("[{}]", fmt::join(values, ","));
}

std::string json_for_script(const std::map<std::string, std::string, std::less<>>& entries) {
  std::string out = "{";
  for (const auto& [key, text] : entries) {
    if (out.size() > 1) out += ',';
    out += json_text(key) + ':' + json_text(text);
  }
  return out + "}";
}

JsonObject& JsonObject::text(std::string_view key, std::string_view value) {
  return value.empty() ? *this : json(key, json_text(value));
}

JsonObject& JsonObject::json(std::string_view key, std::string_view value) {
  if (value.empty()) return *this;
  if (!members_.empty()) members_ += ',';
  members_ += fmt::format("{}:{}", json_text(key), value);
  return *this;
}

}  // namespace lectern::site
