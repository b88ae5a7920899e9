#include "check/problem.h"

#include <fmt/format.h>

#include <utility>

namespace lectern::check {

void report(core::Diagnostics& problems, const Problem& kind, const Text& text, core::SourceRange range,
            std::string message, std::string hint) {
  problems.add(kind.severity, kind.code, text.source, range, std::move(message), std::move(hint));
}

void report(core::Diagnostics& problems, const Problem& kind, const archive::WriteUp& write_up, core::SourceRange range,
            std::string message, std::string hint) {
  problems.add({kind.severity, kind.code, write_up.source.path, range, std::move(message), std::move(hint), {}});
}

std::string name_beside(const Text& here, const Text& other) {
  const std::string& path = other.write_up.source.path;
  if (path == here.write_up.source.path) {
    const std::string_view primary = core::primary_subtag(other.write_up.language);
    return fmt::format("the {} half", primary == "zh" ? "Chinese" : primary == "en" ? "English" : primary);
  }
  return path.substr(path.rfind('/') + 1);
}

}  // namespace lectern::check
