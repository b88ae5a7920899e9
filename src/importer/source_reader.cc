#include "importer/source_reader.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/file_system.h"
#include "core/interruption.h"
#include "core/utf8.h"
#include "importer/clean.h"
#include "importer/descriptor.h"
#include "importer/docx_page.h"
#include "importer/html_post.h"
#include "importer/markdown_post.h"
#include "importer/page_folder.h"
#include "importer/source_text.h"
#include "importer/text_post.h"

namespace lectern::importer {
namespace {

namespace fs = std::filesystem;

std::error_code last_error() {
  return {errno, std::generic_category()};
}

/// A folder for another program's files, gone afterwards.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::error_code none;
    path_ = (fs::temp_directory_path(none) / "lectern-XXXXXX").string();
    if (none || mkdtemp(path_.data()) == nullptr) path_.clear();
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;  // what stays is in a folder for what may go
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

core::Error too_large(const std::string& shown, std::size_t bound) {
  return {core::Error::Code::InvalidUsage, fmt::format("{} is larger than {} MiB", shown, bound >> 20U),
          "import the post alone, without what stands around it"};
}

core::Result<std::string> read_bytes(const std::string& path, const std::string& shown) {
  const Descriptor file(path == "-" ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return core::io_error("read", shown, last_error());
  struct stat status {};
  if (fstat(file.get(), &status) == 0 && S_ISDIR(status.st_mode)) {
    return core::Error{core::Error::Code::InvalidUsage, fmt::format("{} is a folder", shown),
                       "name the file with the post"};
  }
  std::string bytes;
  std::array<char, 65536> piece;
  for (;;) {
    if (auto going = core::check_interruption(); !going) return going.error();
    const ssize_t count = read(file.get(), piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return core::io_error("read", shown, last_error());
    if (count == 0) return bytes;
    bytes.append(piece.data(), static_cast<std::size_t>(count));
    if (bytes.size() > kMaxSourceBytes) return too_large(shown, kMaxSourceBytes);
  }
}

/// Nothing stands beside what came through a pipe.
core::Result<std::string> nothing_beside(const std::string&) {
  return core::Error{core::Error::Code::NotFound, "cannot be had, as the source came through standard input", ""};
}

core::Result<SourcePost> read_docx(std::string_view bytes, std::string name, const std::string& shown) {
  const ScratchFolder scratch;
  if (scratch.path().empty())
    return core::Error{core::Error::Code::Io, "cannot make a folder for temporary files",
                       "check TMPDIR and its permissions"};
  auto page = page_of_docx(bytes, scratch.path(), shown);
  if (!page) return page.error();
  const PageFolder folder(scratch.path());
  auto out = post_of_html(clean_lines(*page), std::move(name),
                          [&](const std::string& reference) { return folder.read(reference); });
  if (!out) return core::Error{out.error().code, fmt::format("{} {}", shown, out.error().message), out.error().hint};
  if (out->post.title == kNoTitle) out->post.title.clear();
  out->post.findings.erase(out->post.findings.begin());  // where in the page the post stands: a document is all post
  return out;
}

core::Result<SourcePost> read_kind(SourceKind kind, std::string_view bytes, const std::string& name,
                                   const std::string& shown, const ReadBeside& read_beside) {
  if (kind == SourceKind::Docx) return read_docx(bytes, name, shown);
  if (kind != SourceKind::Html && bytes.size() > kMaxSourceTextBytes) return too_large(shown, kMaxSourceTextBytes);
  auto text = read_source_text(bytes, kind == SourceKind::Html ? declared_encoding(bytes) : "", shown);
  if (!text) return text.error();
  core::Result<SourcePost> out = SourcePost{};
  if (kind == SourceKind::Html) out = post_of_html(text->text, name, read_beside);
  if (kind == SourceKind::Markdown) out = post_of_markdown(text->text, name, read_beside);
  if (kind == SourceKind::Text) out = SourcePost{post_of_text(text->text, name), {}};
  if (!out) return core::Error{out.error().code, fmt::format("{} {}", shown, out.error().message), out.error().hint};
  out->post.findings.insert(out->post.findings.begin(), text->findings.begin(), text->findings.end());
  return out;
}

}  // namespace

core::Result<Source> read_source(const std::string& path) {
  const bool piped = path == "-";
  const std::string shown = piped ? "standard input" : clean_line(path);
  auto bytes = read_bytes(path, shown);
  if (!bytes) return bytes.error();
  const auto kind = kind_of(piped ? "" : shown, *bytes);
  if (!kind) return kind.error();
  const PageFolder folder(fs::path(path).parent_path());
  const ReadBeside beside = [&](const std::string& reference) { return folder.read(reference); };
  const std::string name = piped ? "" : clean_line(fs::path(path).stem().string());
  auto content = read_kind(*kind, *bytes, name, shown, piped ? ReadBeside(nothing_beside) : beside);
  if (!content) return content.error();
  return Source{shown, *kind, *std::move(content)};
}

}  // namespace lectern::importer
