#include "markdown/code_fence.h"

#include <algorithm>
#include <optional>

#include "markdown/lines.h"
#include "markdown/locator.h"

namespace lectern::markdown {
namespace {

struct Fence {
  char mark = '`';
  std::size_t length = 0;  ///< 0: the code is indented
};

Fence fence_of(Node* code_block) {
  int length = 0;
  int offset = 0;
  Fence fence;
  if (cmark_node_get_fenced(code_block, &length, &offset, &fence.mark) != 0)
    fence.length = static_cast<std::size_t>(length);
  return fence;
}

/// What follows a fence as long as `fence` or longer at the beginning of `line`; nullopt for other lines.
std::optional<std::string_view> after_fence(std::string_view line, std::string_view indentation, const Fence& fence) {
  line.remove_prefix(std::min(line.find_first_not_of(indentation), line.size()));
  const std::size_t length = std::min(line.find_first_not_of(fence.mark), line.size());
  if (length < fence.length) return std::nullopt;
  return line.substr(length);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace

bool is_unclosed(Node* code_block, const Input& input) {
  const Fence fence = fence_of(code_block);
  if (fence.length == 0) return false;
  const auto last = after_fence(input.line(cmark_node_get_end_line(code_block)), " \t>", fence);
  if (!last || !is_blank(*last)) return true;
  const std::vector<Line> lines = split_lines(literal_of(code_block));
  return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    const auto rest = after_fence(line.text, " ", fence);
    return rest && !is_blank(*rest) && rest->find_first_of(" \t`") == std::string_view::npos;
  });
}

void check_code_fences(Node* root, const Input& input, Report& report) {
  const Locator locator(input);
  for (Node* code_block : collect(root, Kind::CodeBlock)) {
    if (!is_unclosed(code_block, input)) continue;
    report.warn("code-unclosed", locator.block(code_block), "this code is not closed where it was meant to be",
                "close it with a line of the same marks, indented by no more than three spaces");
  }
}

}  // namespace lectern::markdown
