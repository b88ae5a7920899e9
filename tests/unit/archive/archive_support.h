#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "archive/loader.h"
#include "core/diagnostic.h"
#include "support/memory_file_system.h"

namespace lectern::archive {

/// Stands in for the real splitter, which is another stage: a line `<!-- lang: en -->` begins the English half, and a
/// body that has none is Chinese.
inline std::vector<Half> split_at_mark(const core::SourceFile& source, core::LineRange body, core::Diagnostics&) {
  for (std::uint32_t line = body.first; line <= body.last; ++line) {
    if (core::line_of(source.text, line) == "<!-- lang: en -->")
      return {{"zh", {body.first, line - 1}}, {"en", {line + 1, body.last}}};
  }
  return {{"zh", body}};
}

struct Loaded {
  Archive archive;
  core::Diagnostics problems;

  /// The diagnostics as people read them.
  std::string text() const {
    std::string out;
    for (const core::Diagnostic& problem : problems.all()) out += core::format_diagnostic(problem);
    return out;
  }
  /// `title-missing a/b/index.zh.md:1`, one a line.
  std::string summary() const {
    std::string out;
    for (const core::Diagnostic& problem : problems.all()) {
      out += problem.code + " " + problem.file;
      if (problem.range.line > 0) out += ":" + std::to_string(problem.range.line);
      out += "\n";
    }
    return out;
  }
};

inline core::NoMemory forgetful;

inline Loaded load_from(const core::FileSystem& files, const std::filesystem::path& root,
                        core::Memory& memory = forgetful) {
  Loaded out;
  core::Result<Archive> archive = load(files, root, split_at_mark, memory, out.problems);
  if (archive) out.archive = std::move(*archive);
  return out;
}

/// A small world with an archive in `/a`.
inline test::MemoryFileSystem world(const std::vector<std::pair<std::string, std::string>>& files) {
  test::MemoryFileSystem out;
  out.add_folder("/a");
  for (const auto& [path, text] : files) out.add_file("/a/" + path, text);
  return out;
}

inline std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

/// The first lines of a write-up, and a body in its language.
inline std::string write_up(const std::string& front_matter, const std::string& body = "Text.\n") {
  return "---\n" + front_matter + "---\n\n" + body;
}

}  // namespace lectern::archive
