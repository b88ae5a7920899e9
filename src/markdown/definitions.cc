#include "markdown/definitions.h"

#include <algorithm>
#include <optional>

#include "markdown/lines.h"

namespace lectern::markdown {
namespace {

std::string_view without_indent(std::string_view line) {
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  return indent <= 3 ? line.substr(indent) : std::string_view();
}

/// `line` without indentation and the marks of quotations and lists: a fence can stand in them.
std::string_view without_containers(std::string_view line) {
  for (;;) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    const std::size_t length = line.empty() ? 0 : marker_length(line);
    if (length == 0) return line;
    line.remove_prefix(length);
  }
}

/// Follows code fences through the lines of a text, as their author sees them: at any depth of lists.
class FenceState {
 public:
  /// Whether `line`, the next one, is part of fenced code.
  bool takes(std::string_view line) {
    const std::string_view rest = without_containers(line);
    const std::size_t length = rest.empty() ? 0 : std::min(rest.find_first_not_of(rest.front()), rest.size());
    const bool fence = length >= 3 && (rest.front() == '`' || rest.front() == '~');
    if (open_length_ == 0) {
      const bool opens = fence && (rest.front() == '~' || rest.find('`', length) == std::string_view::npos);
      if (opens) mark_ = rest.front(), open_length_ = length;
      return opens;
    }
    const bool closes = fence && rest.front() == mark_ && length >= open_length_ &&
                        rest.find_first_not_of(" \t", length) == std::string_view::npos;
    if (closes) open_length_ = 0;
    return true;
  }

 private:
  char mark_ = '\0';
  std::size_t open_length_ = 0;  ///< 0: not in fenced code
};

/// ASCII letters in lower case, runs of space as one.
std::string fold_label(std::string_view label) {
  std::string folded;
  for (const char c : label) {
    const bool space = c == ' ' || c == '\t';
    if (space && (folded.empty() || folded.back() == ' ')) continue;
    folded.push_back(space ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  if (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

std::optional<std::string> label_of(std::string_view line) {
  const std::string_view rest = without_indent(line);
  if (rest.empty() || rest.front() != '[') return std::nullopt;
  std::size_t end = 1;
  while (end < rest.size() && rest[end] != ']' && rest[end] != '[') end += rest[end] == '\\' ? 2 : 1;
  if (end + 1 >= rest.size() || rest[end] != ']' || rest[end + 1] != ':') return std::nullopt;
  return fold_label(rest.substr(1, end - 1));
}

}  // namespace

std::vector<Definition> find_definitions(std::string_view text) {
  std::vector<Definition> definitions;
  FenceState fence;
  for (const Line& line : split_lines(text)) {
    if (fence.takes(line.text)) continue;
    if (auto label = label_of(line.text); label && !label->empty()) {
      definitions.push_back({std::move(*label), line.begin, line.begin + line.text.size()});
    }
  }
  return definitions;
}

}  // namespace lectern::markdown
