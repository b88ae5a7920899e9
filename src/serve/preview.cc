#include "serve/preview.h"

#include <utility>

#include "serve/problem_view.h"

namespace lectern::serve {

RebuildReport Preview::update(const Changes& changes) {
  const auto begin = std::chrono::steady_clock::now();
  const auto publish = [&](Pages pages, const core::Diagnostics& problems) {
    site_.overlay(std::move(pages));
    events_.tell(state_json(problems, std::nullopt));
  };
  auto outcome = rebuild_(changes, publish);
  RebuildReport report;
  if (!outcome) {
    report.error = outcome.error();
  } else {
    report.problems = std::move(outcome->problems);
    report.shown = outcome->folder.has_value();
    if (report.shown) site_.replace(*std::move(outcome->folder), std::move(outcome->base_path));
  }
  events_.tell(state_json(report.problems, report.error));
  report.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  return report;
}

}  // namespace lectern::serve
