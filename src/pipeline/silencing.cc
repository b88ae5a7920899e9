#include "pipeline/silencing.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "archive/folder.h"
#include "core/suggestion.h"
#include "pipeline/problem_codes.h"

namespace lectern::pipeline {
namespace {

using core::Severity;

bool is_in(const std::string& file, const std::string& path) {
  return file.compare(0, path.size(), path) == 0 && (file.size() == path.size() || file[path.size()] == '/');
}

void warn(const char* code, const archive::Silence& silence, std::string message, std::string hint,
          core::Diagnostics& problems) {
  problems.add(
      {Severity::Warning, code, silence.file, silence.range, std::move(message), std::move(hint), silence.source_line});
}

}  // namespace

Silencing::Silencing(const archive::Archive& archive) {
  const archive::ArchiveRoot root(archive.root);
  for (const archive::Silence& silence : archive.site.silences)
    entries_.push_back({silence, silence.path.empty() ? std::string() : root.shown(silence.path)});
}

std::size_t Silencing::apply(core::Diagnostics& problems) {
  if (entries_.empty()) return 0;
  core::Diagnostics kept;
  std::size_t silenced = 0;
  for (const core::Diagnostic& problem : problems.all()) {
    if (silences(problem)) {
      ++silenced;
    } else {
      kept.add(problem);
    }
  }
  problems = std::move(kept);
  return silenced;
}

/// Counts it for every entry that does, so that none of two which mean the same is called unused.
bool Silencing::silences(const core::Diagnostic& problem) {
  if (problem.severity == Severity::Error) return false;
  bool out = false;
  for (Entry& entry : entries_) {
    if (entry.silence.code != problem.code || (!entry.path.empty() && !is_in(problem.file, entry.path))) continue;
    ++entry.silenced;
    out = true;
  }
  return out;
}

void Silencing::report_unknown(core::Diagnostics& problems) const {
  for (const Entry& entry : entries_) {
    const ProblemCode* known = find_problem_code(entry.silence.code);
    if (known == nullptr) {
      const std::string near = core::nearest(entry.silence.code, problem_code_names());
      warn("silence-unknown", entry.silence, fmt::format("no problem has the code \"{}\"", entry.silence.code),
           near.empty() ? "the handbook lists all codes" : fmt::format("did you mean \"{}\"?", near), problems);
    } else if (known->mildest == Severity::Error) {
      warn("silence-unknown", entry.silence, fmt::format("{} is an error, and errors cannot be silenced", known->code),
           "mend what it says, and remove this entry", problems);
    }
  }
}

void Silencing::report_unused(const std::function<bool(std::string_view code)>& judged,
                              core::Diagnostics& problems) const {
  for (const Entry& entry : entries_) {
    const ProblemCode* known = find_problem_code(entry.silence.code);
    if (entry.silenced > 0 || known == nullptr || known->mildest == Severity::Error || !judged(known->code)) continue;
    const std::string place = entry.silence.path.empty() ? "in this archive" : "in " + entry.path;
    warn("silence-unused", entry.silence, fmt::format("there is no {} {} to silence", entry.silence.code, place),
         entry.silence.path.empty() ? "remove this entry"
                                    : "remove this entry, or correct its path, which begins at the archive's root",
         problems);
  }
}

}  // namespace lectern::pipeline
