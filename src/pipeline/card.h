#pragma once

#include "archive/archive.h"
#include "core/card.h"
#include "markdown/document.h"

namespace lectern::pipeline {

/// What the index and the search page get to know of a write-up.
core::Card make_card(const archive::Course& course, const archive::Lesson& lesson, const archive::WriteUp& write_up,
                     const markdown::Document& document);

}  // namespace lectern::pipeline
