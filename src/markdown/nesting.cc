#include "markdown/nesting.h"

namespace lectern::markdown {

void flatten_inlines(Node* root) {
  std::vector<Node*> too_deep;
  int depth = 0;
  walk(root, [&](Node* node, bool entering) {
    if (!is_inline(node) || cmark_node_first_child(node) == nullptr) return;
    depth += entering ? 1 : -1;
    if (entering && depth > kMaxInlineNesting) too_deep.push_back(node);
  });
  // From the outermost: what is inside has then come up, and each node is moved once, past few ancestors.
  for (Node* node : too_deep) unwrap(node);
}

}  // namespace lectern::markdown
