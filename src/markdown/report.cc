#include "markdown/report.h"

#include <fmt/format.h>

#include <utility>

namespace lectern::markdown {

Report::~Report() {
  for (const auto& [code, count] : counts_) {
    if (count.reports <= kMaxReports) continue;
    problems_.add(core::Severity::Warning, code, file_, count.first_untold,
                  fmt::format("{} more of these from here on are not listed", count.reports - kMaxReports));
  }
}

void Report::warn(const std::string& code, core::SourceRange range, std::string message, std::string hint) {
  Count& count = counts_[code];
  if (++count.reports == kMaxReports + 1) count.first_untold = range;
  if (count.reports > kMaxReports) return;
  problems_.add(core::Severity::Warning, code, file_, range, std::move(message), std::move(hint));
}

}  // namespace lectern::markdown
