#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/excerpt.h"
#include "core/source_file.h"
#include "core/source_position.h"

namespace lectern::core {

/// Note: worth knowing. Warning: the site is made, something is not as it should be. Error: stops before writing.
enum class Severity { Note, Warning, Error };

/// One fault in the author's text.
struct Diagnostic {
  Severity severity = Severity::Error;
  std::string code;  ///< stable, kebab-case: `title-missing`; listed in the handbook
  std::string file;  ///< as `SourceFile::path`; empty when no one file is meant
  SourceRange range;
  std::string message;      ///< one sentence, no full stop
  std::string hint;         ///< what to do; may be empty
  Excerpt source_line;  ///< of the line that `range` points into; empty when it has none
};

/// Collects what is wrong with an archive while stages carry on, so that one run shows everything.
/// A plain value: give each thread its own and `append` them in order.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic);
  /// Points into `source`: fills `file` and `source_line`.
  void add(Severity severity, std::string code, const SourceFile& source, SourceRange range, std::string message,
           std::string hint = {});
  void append(Diagnostics other);

  const std::vector<Diagnostic>& all() const { return all_; }
  std::size_t count(Severity severity) const;
  bool has_errors() const { return count(Severity::Error) > 0; }
  /// By file, line, column, code; equal ones once.
  void sort();

 private:
  std::vector<Diagnostic> all_;
};

/// The form that people read, with a caret that stands under the fault also where characters are two cells wide:
///
///     archive/a/01/index.zh.md:4:7: error: unknown language tag "zh-cn2" [lang-unknown]
///       lang: zh-cn2
///             ^~~~~~
///     hint: this archive uses zh and en
///
/// Ends with a newline. Long source lines are cut around the caret. Control characters are shown as U+FFFD.
std::string format_diagnostic(const Diagnostic& diagnostic, bool color = false);

}  // namespace lectern::core
