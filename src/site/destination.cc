#include "site/destination.h"

#include <algorithm>

#include "site/urls.h"

namespace lectern::site {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool has_scheme(std::string_view written) {
  if (written.empty() || !is_letter(written.front())) return false;
  for (const char c : written) {
    if (c == ':') return true;
    if (!is_letter(c) && !(c >= '0' && c <= '9') && c != '+' && c != '.' && c != '-') return false;
  }
  return false;
}

}  // namespace

Destination parse_destination(std::string_view written) {
  Destination out;
  if (has_scheme(written) || written.substr(0, 2) == "//") {
    out.kind = Destination::Kind::External;
    return out;
  }
  const std::size_t path_end = std::min(written.find_first_of("?#"), written.size());
  out.path = percent_decode(written.substr(0, path_end));
  out.suffix = written.substr(path_end);
  const std::size_t hash = out.suffix.find('#');
  if (hash != std::string::npos) out.anchor = percent_decode(std::string_view(out.suffix).substr(hash + 1));
  if (written.substr(0, 1) == "/") out.kind = Destination::Kind::Rooted;
  return out;
}

std::optional<std::vector<std::string>> follow(std::vector<std::string> folder, std::string_view path) {
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(part.size() + 1, path.size()));
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      folder.emplace_back(part);
    } else if (folder.empty()) {
      return std::nullopt;
    } else {
      folder.pop_back();
    }
  }
  return folder;
}

}  // namespace lectern::site
