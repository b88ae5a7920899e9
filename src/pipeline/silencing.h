#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "core/diagnostic.h"

namespace lectern::pipeline {

/// The problems that `site.yml` has silenced. Notes and warnings alone can be: an error stops a build whatever somebody
/// thinks of it. Borrows the archive.
class Silencing {
 public:
  explicit Silencing(const archive::Archive& archive);

  /// Takes the silenced ones away and gives their number.
  std::size_t apply(core::Diagnostics& problems);

  /// Warns of entries that can never silence anything: `silence-unknown`.
  void report_unknown(core::Diagnostics& problems) const;
  /// Warns of entries that have silenced nothing so far, as far as the rules for their codes were `judged`:
  /// `silence-unused`.
  void report_unused(const std::function<bool(std::string_view code)>& judged, core::Diagnostics& problems) const;

 private:
  struct Entry {
    const archive::Silence& silence;
    std::string path;  ///< as diagnostics name it
    std::size_t silenced = 0;
  };
  bool silences(const core::Diagnostic& problem);

  std::vector<Entry> entries_;
};

}  // namespace lectern::pipeline
