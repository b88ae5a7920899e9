#pragma once

#include <string>

#include "markdown/tree.h"

namespace lectern::markdown {

/// Makes elements of a table: head and body, columns named by their head cells, alignment as classes (`align-right`),
/// in a box that can scroll (`class="table"`). `label` is the anchor of the heading that the table stands under; a
/// reader who moves by keyboard or ear gets the box as a region of that name. Empty: none.
void render_table(Node* table, const std::string& label);

}  // namespace lectern::markdown
