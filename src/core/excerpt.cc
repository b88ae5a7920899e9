#include "core/excerpt.h"

#include "core/utf8.h"

namespace lectern::core {

Excerpt excerpt_of(std::string_view line, std::uint32_t column) {
  if (line.size() <= kMaxExcerpt) return {std::string(line)};
  const std::string_view beginning = prefix_code_points(line, kMaxExcerpt + 1);
  const bool is_whole = code_point_count(beginning) <= kMaxExcerpt;
  if (is_whole || column <= kExcerptBeforePlace + 1) return {std::string(beginning)};
  std::size_t skipped = column - 1 - kExcerptBeforePlace;
  std::string_view before = prefix_code_points(line, skipped);
  if (before.size() == line.size()) {  // past the end of the line
    skipped = code_point_count(line) - kExcerptBeforePlace;
    before = prefix_code_points(line, skipped);
  }
  line.remove_prefix(before.size());
  return {std::string(prefix_code_points(line, kMaxExcerpt + 1)), static_cast<std::uint32_t>(skipped)};
}

}  // namespace lectern::core
