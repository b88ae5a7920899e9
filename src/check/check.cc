#include "check/check.h"

#include "check/figures.h"
#include "check/guest_spelling.h"
#include "check/names.h"
#include "check/outline.h"
#include "check/page.h"
#include "check/whole.h"

namespace lectern::check {
namespace {

/// What is larger is no text to read sentence by sentence, and would take much memory.
bool is_readable(const Text& text) {
  constexpr std::size_t kMostBytes = 2U << 20U;
  return text.source.text.size() <= kMostBytes;
}

}  // namespace

void check_write_up(const Text& text, core::Diagnostics& problems) {
  check_heading_levels(text, problems);
  check_pictures(text, problems);
  check_length(text, problems);
  if (is_readable(text)) check_person_titles(text, problems);
}

void compare(const Text& first, const Text& second, core::Diagnostics& problems) {
  compare_sections(first, second, problems);
  if (!is_readable(first) || !is_readable(second)) return;
  compare_figures(first, second, problems);
  compare_names(first, second, problems);
}

void check_archive(const archive::Archive& archive, core::Diagnostics& problems) {
  check_languages(archive, problems);
  check_guest_spellings(archive, problems);
  check_dates(archive, problems);
}

}  // namespace lectern::check
