#include "importer/draft.h"

#include <fmt/format.h>

#include "importer/markdown_text.h"
#include "language/format.h"
#include "language/script.h"

namespace lectern::importer {
namespace {

core::LanguageTag language_of(const Post& post) {
  language::ScriptCount count;
  for (const Block& block : post.blocks) {
    const language::ScriptCount here = language::count_scripts(block.text);
    count.han += here.han;
    count.latin_words += here.latin_words;
  }
  return count.han > count.latin_words ? "zh" : "en";
}

}  // namespace

Draft make_draft(const Post& post) {
  Draft draft;
  draft.date = post.date;
  draft.left_out = post.left_out;
  draft.findings = post.findings;
  draft.folder = language::slugify(post.title.empty() ? post.name : post.title);
  if (draft.folder.empty()) draft.folder = "lesson";
  if (post.blocks.empty()) return draft;
  WriteUpDraft write_up{language_of(post), post.title, post.guests, {}};
  if (write_up.title.empty()) write_up.title = post.blocks.front().text;
  write_up.markdown = fmt::format("---\ntitle: {}\n---\n", yaml_text(write_up.title));
  for (const Block& block : post.blocks) {
    const std::string text = block.markdown.empty() ? markdown_text(block.text) : block.markdown;
    write_up.markdown += fmt::format("\n{}\n", text);
  }
  draft.write_ups.push_back(std::move(write_up));
  return draft;
}

}  // namespace lectern::importer
