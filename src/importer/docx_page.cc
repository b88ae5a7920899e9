#include "importer/docx_page.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

#include "core/file_system.h"
#include "importer/child_process.h"
#include "importer/clean.h"

namespace lectern::importer {
namespace {

constexpr const char* kSource = "source.docx";

core::Error without_pandoc(std::string_view name) {
  return {core::Error::Code::NotFound,
          fmt::format("{} is a Word document, and pandoc, which reads them, is not installed", name),
          "apt install pandoc, or save the document as a web page (.html) and import that"};
}

/// Whether pandoc has `--sandbox`, since 2.15: then it reads and writes no file that it was not told of.
bool has_sandbox(const std::string& said) {
  int major = 0;
  int minor = 0;
  char point = 0;
  std::istringstream words(said);
  std::string program;
  words >> program >> major >> point >> minor;
  return words && (major > 2 || (major == 2 && minor >= 15));
}

core::Error pandoc_failed(const ChildOutput& out, std::string_view name) {
  const std::string said = clean_line(std::string_view(out.errors).substr(0, 300));
  return {core::Error::Code::Io, fmt::format("pandoc could not read {}{}{}", name, said.empty() ? "" : ": ", said),
          "open it in a word processor and save it again, or as a web page (.html)"};
}

}  // namespace

core::Result<std::string> page_of_docx(std::string_view bytes, const std::filesystem::path& folder,
                                       std::string_view name) {
  std::ofstream file(folder / kSource, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) return core::io_error("write", folder / kSource, std::make_error_code(std::errc::io_error));
  auto version = run_program({"pandoc", "--version"}, folder);
  if (!version && version.error().code == core::Error::Code::NotFound) return without_pandoc(name);
  if (!version) return version.error();
  // A document of a few bytes can ask for any amount of memory: the heap is bounded, too.
  std::vector<std::string> command = {"pandoc",
                                      "+RTS",
                                      "-M1G",
                                      "-RTS",
                                      "--from=docx",
                                      "--to=html",
                                      "--standalone",
                                      "--wrap=none",
                                      fmt::format("--metadata=pagetitle:{}", kNoTitle),
                                      "--extract-media=."};
  if (has_sandbox(version->output)) command.push_back("--sandbox");
  command.push_back(kSource);
  auto out = run_program(command, folder);
  if (!out) return out.error();
  if (out->status != 0) return pandoc_failed(*out, name);
  return std::move(out->output);
}

}  // namespace lectern::importer
