#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "core/diagnostic.h"
#include "core/source_file.h"
#include "core/source_position.h"

namespace lectern::markdown {

/// What is told of one write-up. A page pasted from elsewhere can have the same fault a thousand times over: after
/// kMaxReports of a code the rest is counted and told in one line when the report ends.
class Report {
 public:
  static constexpr std::size_t kMaxReports = 50;

  Report(const core::SourceFile& file, core::Diagnostics& problems) : file_(file), problems_(problems) {}
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;
  ~Report();

  void warn(const std::string& code, core::SourceRange range, std::string message, std::string hint = {});

 private:
  struct Count {
    std::size_t reports = 0;
    core::SourceRange first_untold;
  };

  const core::SourceFile& file_;
  core::Diagnostics& problems_;
  std::map<std::string, Count> counts_;
};

}  // namespace lectern::markdown
