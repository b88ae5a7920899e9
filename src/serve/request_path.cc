#include "serve/request_path.h"

#include "core/utf8.h"

namespace lectern::serve {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Nothing for a bad escape, and for escapes of what separates the parts of a path.
std::optional<std::string> decoded(std::string_view raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '%') {
      out += raw[i];
      continue;
    }
    if (i + 2 >= raw.size()) return std::nullopt;
    const int high = hex_value(raw[i + 1]), low = hex_value(raw[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    const char c = static_cast<char>(high * 16 + low);
    if (c == '/') return std::nullopt;
    out += c;
    i += 2;
  }
  return out;
}

bool is_plain_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte != 0x7F && c != '\\';
}

/// Neither empty nor hidden, which `.` and `..` are too.
bool is_plain_part(std::string_view part) {
  return !part.empty() && part.front() != '.';
}

bool is_plain(std::string_view path) {
  for (const char c : path) {
    if (!is_plain_character(c)) return false;
  }
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    if (!is_plain_part(path.substr(0, slash))) return false;
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  }
  return true;
}

}  // namespace

std::optional<RequestPath> parse_target(std::string_view target) {
  if (target.empty() || target.front() != '/') return std::nullopt;
  const std::size_t mark = target.find('?');
  RequestPath out;
  out.raw = target.substr(0, mark);
  if (mark != std::string_view::npos) out.query = target.substr(mark);
  auto path = decoded(std::string_view(out.raw).substr(1));
  if (!path || core::first_invalid_utf8(*path) || !is_plain(*path)) return std::nullopt;
  out.path = *std::move(path);
  return out;
}

}  // namespace lectern::serve
