#include "archive/source_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "archive/plain_text.h"
#include "archive/problem.h"
#include "core/utf8.h"

namespace lectern::archive {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// `line` with U+FFFD for each byte that belongs to no character, so that it can be shown.
std::string repaired(std::string_view line) {
  std::string out;
  while (const auto bad = core::first_invalid_utf8(line)) {
    out += line.substr(0, *bad);
    core::append_utf8(out, U'\uFFFD');
    line.remove_prefix(*bad + 1);
  }
  return out += line;
}

void report_encoding(core::Diagnostics& problems, std::string shown_path, std::string_view text, std::size_t bad) {
  const std::string_view before = text.substr(0, bad);
  const auto line = static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n'));
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto column = static_cast<std::uint32_t>(1 + core::code_point_count(before.substr(line_begin)));
  const bool utf16 = text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF";
  problems.add({problem::kTextNotUtf8.severity, problem::kTextNotUtf8.code, std::move(shown_path),
                core::SourceRange{line, column, column + 1},
                utf16 ? "the file is UTF-16, not UTF-8"
                      : fmt::format("byte 0x{:02X} is not UTF-8", static_cast<unsigned char>(text[bad])),
                utf16 ? "save the file with the encoding UTF-8"
                      : "save the file with the encoding UTF-8 (older Chinese files are often GBK or GB 18030)",
                utf16 ? core::Excerpt() : core::excerpt_of(repaired(core::line_of(text, line)), column)});
}

void report_control(core::Diagnostics& problems, const core::SourceFile& source, std::size_t offset) {
  std::size_t end = offset;
  const char32_t c = core::next_code_point(source.text, end);
  const core::SourceRange range = PositionCursor(source.text).range(offset, end);
  if (c == U'\r') {
    report(problems, problem::kControlCharacter, source, range, "a carriage return (U+000D) without a line feed",
           "save the file with Unix (LF) or Windows (CRLF) line ends");
  } else {
    report(problems, problem::kControlCharacter, source, range,
           fmt::format("control character U+{:04X} in the text", static_cast<std::uint32_t>(c)),
           "delete it; such characters are often pasted along unseen");
  }
}

void report_size(core::Diagnostics& problems, std::string shown_path) {
  report(problems, problem::kFileTooLarge, std::move(shown_path), "the file is larger than 16 MiB",
         "split the write-up, or move pictures that are written into it to files of their own");
}

}  // namespace

std::optional<std::string> read_bytes(const core::FileSystem& files, const std::filesystem::path& location,
                                      const std::string& shown_path, std::uintmax_t bytes,
                                      core::Diagnostics& problems) {
  if (bytes > kMaxTextBytes) {
    report_size(problems, shown_path);
    return std::nullopt;
  }
  core::Result<std::string> text = files.read(location);
  if (text) return *std::move(text);
  report(problems, problem::kFileUnreadable, shown_path, text.error().message, text.error().hint);
  return std::nullopt;
}

std::optional<core::SourceFile> decode_text(std::string bytes, std::string shown_path, core::Diagnostics& problems) {
  if (bytes.compare(0, kByteOrderMark.size(), kByteOrderMark) == 0) bytes.erase(0, kByteOrderMark.size());
  if (const auto bad = core::first_invalid_utf8(bytes)) {
    report_encoding(problems, std::move(shown_path), bytes, *bad);
    return std::nullopt;
  }
  core::SourceFile source{std::move(shown_path), std::move(bytes)};
  if (const auto control = first_control(source.text)) {
    report_control(problems, source, *control);
    return std::nullopt;
  }
  return source;
}

std::optional<core::SourceFile> read_text(const core::FileSystem& files, const std::filesystem::path& location,
                                          std::string shown_path, std::uintmax_t bytes, core::Diagnostics& problems) {
  std::optional<std::string> read = read_bytes(files, location, shown_path, bytes, problems);
  return read ? decode_text(*std::move(read), std::move(shown_path), problems) : std::nullopt;
}

core::Result<core::SourceFile> read_again(const core::FileSystem& files, const std::filesystem::path& root,
                                          const WriteUpSource& source) {
  core::Result<std::string> bytes = files.read(root / source.file);
  if (!bytes) return bytes.error();
  core::Diagnostics said_before;
  const bool same = core::fingerprint_of(*bytes) == source.content;
  std::optional<core::SourceFile> text = same ? decode_text(*std::move(bytes), source.path, said_before) : std::nullopt;
  if (text) return *std::move(text);
  return core::Error{core::Error::Code::Io, fmt::format("{} was changed while it was being published", source.path),
                     "run the command again"};
}

std::uint32_t line_count(std::string_view text) {
  const auto ends = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
  return text.empty() || text.back() == '\n' ? ends : ends + 1;
}

void PositionCursor::move_to(std::size_t offset) {
  offset = std::min(offset, text_.size());
  if (offset < offset_) {
    const std::string_view skipped = text_.substr(offset, offset_ - offset);
    line_ -= static_cast<std::uint32_t>(std::count(skipped.begin(), skipped.end(), '\n'));
    offset_ = offset == 0 ? 0 : text_.rfind('\n', offset - 1) + 1;
    column_ = 1;
  }
  std::string_view passed = text_.substr(offset_, offset - offset_);
  if (const std::size_t last_end = passed.rfind('\n'); last_end != std::string_view::npos) {
    line_ += static_cast<std::uint32_t>(std::count(passed.begin(), passed.end(), '\n'));
    column_ = 1;
    passed.remove_prefix(last_end + 1);
  }
  column_ += static_cast<std::uint32_t>(core::code_point_count(passed));
  offset_ = offset;
}

core::SourceRange PositionCursor::range(std::size_t begin, std::size_t end) {
  move_to(begin);
  std::string_view stretch = text_.substr(offset_, std::max(end, offset_) - offset_);
  stretch = stretch.substr(0, stretch.find_first_of("\r\n"));
  const auto width = static_cast<std::uint32_t>(core::code_point_count(stretch));
  return {line_, column_, column_ + std::max(width, 1U)};
}

}  // namespace lectern::archive
