#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "importer/draft.h"
#include "unit/archive/archive_support.h"
#include "unit/markdown/dump.h"

/// Drafts in a form that tests compare and people read.
namespace lectern::importer::testing {

inline const char* name_of(Finding::Certainty certainty) {
  if (certainty == Finding::Certainty::Sure) return "sure";
  return certainty == Finding::Certainty::Guessed ? "guessed" : "look";
}

inline std::string dump(const Draft& draft) {
  std::string text = fmt::format("folder: {}\n", draft.folder);
  for (const WriteUpDraft& write_up : draft.write_ups) {
    text += fmt::format("\n======== index.{}.md\n{}", write_up.language, write_up.markdown);
  }
  text += "\n======== left out\n";
  for (const LeftOut& piece : draft.left_out)
    text += fmt::format("{}: {}\n   {}\n", piece.line, piece.text, piece.reason);
  text += "\n======== findings\n";
  for (const Finding& finding : draft.findings) {
    text += fmt::format("{}: {}: {}\n", finding.line, name_of(finding.certainty), finding.message);
  }
  return text;
}

/// The Markdown of a write-up without its front matter.
inline std::string body_of(const WriteUpDraft& write_up) {
  constexpr std::string_view kEnd = "\n---\n";
  return write_up.markdown.substr(write_up.markdown.find(kEnd) + kEnd.size());
}

inline std::string without_spaces(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != ' ' && c != '\n'; });
  return out;
}

/// What a reader sees of a body, without spaces and line ends.
inline std::string read_body(const WriteUpDraft& write_up) {
  const auto parsed = markdown::testing::parse_text(body_of(write_up), write_up.language);
  std::string text;
  for (const markdown::Section& section : parsed.document.sections) text += section.title + section.text;
  return without_spaces(text);
}

/// The lesson as the archive reads it, and everything that it and the parser of Markdown have to say.
inline archive::Loaded load_lesson(const Draft& draft) {
  std::vector<std::pair<std::string, std::string>> files = {{"course/course.yml", "title: Course\n"}};
  for (const WriteUpDraft& write_up : draft.write_ups) {
    files.emplace_back("course/" + draft.folder + "/index." + write_up.language + ".md", write_up.markdown);
  }
  archive::Loaded loaded = archive::load_from(archive::world(files), "/a");
  for (const WriteUpDraft& write_up : draft.write_ups) {
    loaded.problems.append(markdown::testing::parse_text(body_of(write_up), write_up.language).problems);
  }
  return loaded;
}

}  // namespace lectern::importer::testing
