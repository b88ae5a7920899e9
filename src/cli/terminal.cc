#include "cli/terminal.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "core/utf8.h"

namespace lectern::cli {
namespace {

constexpr std::size_t kBarCells = 30;

bool wants_colors(int descriptor) {
  const char* refused = std::getenv("NO_COLOR");
  return (refused == nullptr || *refused == '\0') && isatty(descriptor) != 0;
}

}  // namespace

bool colors_on_output() {
  return wants_colors(STDOUT_FILENO);
}
bool colors_on_errors() {
  return wants_colors(STDERR_FILENO);
}

void print_error(const core::Error& error) {
  const bool color = colors_on_errors();
  fmt::print(stderr, "{}error:{} {}\n", color ? "\x1b[1;31m" : "", color ? "\x1b[0m" : "", error.message);
  if (!error.hint.empty()) {
    fmt::print(stderr, "{}hint:{} {}\n", color ? "\x1b[1m" : "", color ? "\x1b[0m" : "", error.hint);
  }
}

void print_diagnostics(const core::Diagnostics& problems, std::FILE* stream) {
  const bool color = wants_colors(fileno(stream));
  for (const core::Diagnostic& diagnostic : problems.all()) {
    fmt::print(stream, "{}", core::format_diagnostic(diagnostic, color));
  }
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = core::next_code_point(text, offset);
    core::append_utf8(out, core::is_unprintable(c) ? U'\uFFFD' : c);
  }
  return out;
}

std::string clean(std::string text) {
  while (const auto bad = core::first_invalid_utf8(text)) text.replace(*bad, 1, "\uFFFD");
  return text;
}

ProgressBar::ProgressBar() : terminal_(isatty(STDERR_FILENO) != 0) {}

ProgressBar::~ProgressBar() {
  clear();
}

void ProgressBar::show(std::string_view stage, std::size_t done, std::size_t total) {
  const int permille = total == 0 ? 1000 : static_cast<int>(done * 1000 / total);
  if (stage == stage_ && (!terminal_ || permille == permille_)) return;
  stage_ = stage;
  permille_ = permille;
  if (!terminal_) {
    fmt::print(stderr, "{} …\n", stage);
    return;
  }
  const std::size_t filled = static_cast<std::size_t>(permille) * kBarCells / 1000;
  fmt::print(stderr, "\r\x1b[K[{}{}] {:3}% {}", std::string(filled, '#'), std::string(kBarCells - filled, '.'),
             permille / 10, stage);
  std::fflush(stderr);
  drawn_ = true;
}

void ProgressBar::clear() {
  if (drawn_) fmt::print(stderr, "\r\x1b[K");
  drawn_ = false;
}

}  // namespace lectern::cli
