#include "external/links.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace lectern::external {
namespace {

using core::Severity;

constexpr int kNotFound = 404, kGone = 410, kRefused = 400, kAtALoss = 500;

void add(Severity severity, const char* code, const Link& link, std::string message, std::string hint,
         core::Diagnostics& problems) {
  problems.add({severity, code, link.file, link.range, std::move(message), std::move(hint), link.source_line});
}

void report_status(const Link& link, int status, core::Diagnostics& problems) {
  if (status == kNotFound || status == kGone) {
    add(Severity::Warning, "external-missing", link, fmt::format("{} is not there any more ({})", link.url, status),
        "find where it went, or link to a copy in an archive of the web", problems);
  } else if (status >= kAtALoss) {
    add(Severity::Warning, "external-unreachable", link, fmt::format("{} answers with status {}", link.url, status),
        "try again later; find another address if it stays so", problems);
  } else if (status >= kRefused) {
    add(Severity::Note, "external-refused", link, fmt::format("{} refuses to answer a program ({})", link.url, status),
        "open it in a browser to see whether it is there", problems);
  }
}

void report(const Link& link, const Answer& answer, core::Diagnostics& problems) {
  switch (answer.kind) {
    case Answer::Kind::Unasked:
      return add(Severity::Note, "external-unasked", link,
                 fmt::format("{} was not asked for: {}", link.url, answer.failure), "open it in a browser", problems);
    case Answer::Kind::Failed:
      return add(Severity::Warning, "external-unreachable", link,
                 fmt::format("{} does not answer: {}", link.url, answer.failure),
                 "try again later; find another address if it stays so", problems);
    case Answer::Kind::Answered:
      report_status(link, answer.status, problems);
      if (answer.status < kRefused && !answer.moved_to.empty()) {
        add(Severity::Note, "external-moved", link, fmt::format("{} has moved to {}", link.url, answer.moved_to),
            "link to the new address", problems);
      }
  }
}

}  // namespace

std::vector<std::string> addresses_of(const std::vector<Link>& links) {
  std::vector<std::string> out;
  for (const Link& link : links) out.push_back(link.url);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void report(const std::vector<Link>& links, const Answers& answers, core::Diagnostics& problems) {
  for (const Link& link : links) {
    if (const auto found = answers.find(link.url); found != answers.end()) report(link, found->second, problems);
  }
}

}  // namespace lectern::external
