#include "archive/problem.h"

#include <utility>

namespace lectern::archive {

void report(core::Diagnostics& problems, const Problem& kind, const core::SourceFile& source, core::SourceRange range,
            std::string message, std::string hint) {
  problems.add(kind.severity, kind.code, source, range, std::move(message), std::move(hint));
}

void report(core::Diagnostics& problems, const Problem& kind, std::string shown_path, std::string message,
            std::string hint) {
  problems.add({kind.severity, kind.code, std::move(shown_path), {}, std::move(message), std::move(hint), {}});
}

}  // namespace lectern::archive
