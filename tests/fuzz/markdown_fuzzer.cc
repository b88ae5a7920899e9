#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/utf8.h"
#include "markdown/bilingual.h"
#include "markdown/document.h"

/// One text as a bilingual body and as each of its halves. Text that is not UTF-8 never comes this far.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  const core::SourceFile file{"index.md", std::string(reinterpret_cast<const char*>(data), size)};
  if (core::first_invalid_utf8(file.text)) return 0;
  const auto last = static_cast<std::uint32_t>(std::count(file.text.begin(), file.text.end(), '\n') + 1);
  const auto resolve = [](const markdown::Link& link) { return link.destination; };

  core::Diagnostics problems;
  for (const markdown::LanguageHalf& half : markdown::split_bilingual(file, {1, last}, problems)) {
    const markdown::Document document = markdown::parse({file, half.lines, half.language}, resolve, problems);
    if (document.html.find("<script") != std::string::npos) std::abort();
  }
  markdown::parse({file, {1, last}, "en", true}, resolve, problems);
  for (const core::Diagnostic& problem : problems.all()) core::format_diagnostic(problem, true);
  return 0;
}
