#include "pipeline/problem_codes.h"

#include <algorithm>
#include <array>
#include <vector>

#include "archive/problem.h"
#include "check/problem.h"

namespace lectern::pipeline {
namespace {

using core::Severity;

/// What stages report without a table of their own; a test reads their sources and holds this to them.
constexpr std::array kOtherCodes = {
    // markdown
    ProblemCode{"bilingual-alternating", Severity::Error},
    ProblemCode{"bilingual-marker", Severity::Error},
    ProblemCode{"bilingual-mixed-block", Severity::Error},
    ProblemCode{"code-unclosed", Severity::Warning},
    ProblemCode{"footnote-repeated", Severity::Warning},
    ProblemCode{"footnote-unused", Severity::Warning},
    ProblemCode{"markup-limit", Severity::Warning},
    ProblemCode{"raw-html-omitted", Severity::Warning},
    ProblemCode{"unsafe-url", Severity::Warning},
    // site
    ProblemCode{"anchor-missing", Severity::Warning},
    ProblemCode{"image-external", Severity::Warning},
    ProblemCode{"link-broken", Severity::Error},
    ProblemCode{"link-outside", Severity::Warning},
    ProblemCode{"template-partial", Severity::Error},
    ProblemCode{"template-syntax", Severity::Error},
    ProblemCode{"template-unused", Severity::Warning},
    ProblemCode{"theme-encoding", Severity::Error},
    ProblemCode{"theme-file", Severity::Warning},
    ProblemCode{"theme-settings", Severity::Warning},
    ProblemCode{"theme-words", Severity::Error},
    ProblemCode{"word-missing", Severity::Error},
    ProblemCode{"word-unknown", Severity::Warning},
    // history
    ProblemCode{"history-shallow", Severity::Note},
    ProblemCode{"history-unreadable", Severity::Note},
    ProblemCode{"translation-older", Severity::Note},
    // external
    ProblemCode{"external-missing", Severity::Warning},
    ProblemCode{"external-moved", Severity::Note},
    ProblemCode{"external-refused", Severity::Note},
    ProblemCode{"external-unasked", Severity::Note},
    ProblemCode{"external-unreachable", Severity::Warning},
    // pipeline
    ProblemCode{"image-damaged", Severity::Warning},
    ProblemCode{"pair-doubtful", Severity::Note},
    ProblemCode{"silence-unknown", Severity::Warning},
    ProblemCode{"silence-unused", Severity::Warning},
};

template <typename Table>
void add(const Table& table, std::vector<ProblemCode>& out) {
  for (const auto& problem : table) out.push_back({problem.code, problem.severity});
}

/// Sorted by code, each once.
const std::vector<ProblemCode>& all_codes() {
  static const std::vector<ProblemCode> kAll = [] {
    std::vector<ProblemCode> out(kOtherCodes.begin(), kOtherCodes.end());
    add(archive::kAllProblems, out);
    add(check::kAllProblems, out);
    const auto by_code = [](const ProblemCode& a, const ProblemCode& b) {
      return a.code != b.code ? a.code < b.code : a.mildest < b.mildest;
    };
    std::sort(out.begin(), out.end(), by_code);
    const auto same = [](const ProblemCode& a, const ProblemCode& b) { return a.code == b.code; };
    out.erase(std::unique(out.begin(), out.end(), same), out.end());
    return out;
  }();
  return kAll;
}

}  // namespace

const ProblemCode* find_problem_code(std::string_view code) {
  const std::vector<ProblemCode>& all = all_codes();
  const auto found =
      std::lower_bound(all.begin(), all.end(), code,
                       [](const ProblemCode& entry, std::string_view wanted) { return entry.code < wanted; });
  return found != all.end() && found->code == code ? &*found : nullptr;
}

std::span<const std::string_view> problem_code_names() {
  static const std::vector<std::string_view> kNames = [] {
    std::vector<std::string_view> out;
    for (const ProblemCode& entry : all_codes()) out.push_back(entry.code);
    return out;
  }();
  return kNames;
}

}  // namespace lectern::pipeline
