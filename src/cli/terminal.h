#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "core/diagnostic.h"
#include "core/error.h"

namespace lectern::cli {

/// Whether to colour what goes to standard output or standard error: a terminal, and no `NO_COLOR`.
bool colors_on_output();
bool colors_on_errors();

/// Prints an error with its hint on standard error, as diagnostics are printed.
void print_error(const core::Error& error);
/// Prints all diagnostics on standard error or standard output, with colours where that takes them.
void print_diagnostics(const core::Diagnostics& problems, std::FILE* stream = stderr);

/// Control characters as U+FFFD: text of an archive must not be able to drive the terminal.
std::string printable(std::string_view text);
/// Bytes that came from outside (arguments, names of files) as valid UTF-8.
std::string clean(std::string text);

/// Progress on standard error: a bar that redraws itself on a terminal, elsewhere a line when a stage begins.
class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(std::string_view stage, std::size_t done, std::size_t total);
  /// Removes the bar, so that what is printed next begins on a clean line.
  void clear();

 private:
  bool terminal_;
  bool drawn_ = false;
  int permille_ = -1;  // of what is drawn: redraw only when it shows
  std::string stage_;
};

}  // namespace lectern::cli
