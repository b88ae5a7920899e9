#include "publish/file_path.h"

#include <algorithm>

#include "publish/publisher.h"

namespace lectern::publish {
namespace {

bool is_plain_part(std::string_view part) {
  return !part.empty() && part != "." && part != "..";
}

bool is_hash(std::string_view text) {
  return text.size() == 16 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool is_hashed_part(std::string_view part) {
  const std::string_view stem = part.substr(0, part.find('.'));
  const std::size_t dash = stem.rfind('-');
  return is_hash(stem) || (dash != std::string_view::npos && is_hash(stem.substr(dash + 1)));
}

/// Whether `test` holds for all (or, with `any`, for one) of the parts of `path`.
template <typename Test>
bool holds_for_parts(std::string_view path, bool any, Test test) {
  while (true) {
    const std::size_t slash = path.find('/');
    if (test(path.substr(0, slash)) == any) return any;
    if (slash == std::string_view::npos) return !any;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace

bool is_plain_path(std::string_view path) {
  const bool odd = std::any_of(path.begin(), path.end(),
                               [](char c) { return c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  return !odd && holds_for_parts(path, false, is_plain_part);
}

bool is_hashed(std::string_view path) {
  return holds_for_parts(path, true, is_hashed_part);
}

std::string_view hashed_folder_of(std::string_view path) {
  std::size_t begin = 0;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', begin)) {
    if (is_hashed_part(path.substr(begin, slash - begin))) return path.substr(0, slash + 1);
    begin = slash + 1;
  }
  return {};
}

std::string_view folder_of(std::string_view path) {
  if (path.ends_with('/')) path.remove_suffix(1);
  const std::size_t slash = path.rfind('/');
  return path.substr(0, slash == std::string_view::npos ? 0 : slash);
}

}  // namespace lectern::publish
