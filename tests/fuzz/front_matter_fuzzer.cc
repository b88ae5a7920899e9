#include <cstddef>
#include <cstdint>
#include <string>

#include "archive/loader.h"
#include "support/memory_file_system.h"

/// One text as everything that the archive reads: a bilingual write-up, and the settings of course and site.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  test::MemoryFileSystem files;
  files.add_file("/a/site.yml", bytes);
  files.add_file("/a/c/course.yml", bytes);
  files.add_file("/a/c/1/index.md", bytes);
  files.add_file("/a/c/2/index.en.md", bytes);
  core::NoMemory memory;
  core::Diagnostics problems;
  const auto split = [](const core::SourceFile&, core::LineRange body, core::Diagnostics&) {
    const core::LineRange first{body.first, body.first};
    return std::vector<archive::Half>{{"zh", first}, {"en", {body.first + 1, body.last}}};
  };
  const auto archive = archive::load(files, "/a", split, memory, problems);
  for (const core::Diagnostic& problem : problems.all()) core::format_diagnostic(problem, true);
  return 0;
}
