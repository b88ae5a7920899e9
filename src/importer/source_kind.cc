#include "importer/source_kind.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace lectern::importer {
namespace {

/// What opens a file tells its kind within this much of it.
constexpr std::size_t kHeadBytes = 4096;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

struct Refused {
  std::string_view begins;
  const char* what;
  const char* hint;
};

constexpr const char* kSaveAsDocx = "open it in a word processor and save it as .docx";
constexpr std::array<Refused, 8> kRefused = {{
    {"%PDF-", "a PDF", "select its text, copy it into a .txt file, and import that"},
    {"\xD0\xCF\x11\xE0", "a Word document of the old kind", kSaveAsDocx},
    {"{\\rtf", "a rich text file", kSaveAsDocx},
    {"\x89PNG", "a picture", "import a text, a web page, a Word document or a Markdown file"},
    {"\xFF\xD8\xFF", "a picture", "import a text, a web page, a Word document or a Markdown file"},
    {"GIF8", "a picture", "import a text, a web page, a Word document or a Markdown file"},
    {"From: <Saved by", "a web archive", "save the page once more as 'Webpage, complete' or 'HTML only'"},
    {"MIME-Version:", "a web archive", "save the page once more as 'Webpage, complete' or 'HTML only'"},
}};

core::Error refusal(std::string_view name, const char* what, const char* hint) {
  return {core::Error::Code::InvalidUsage, fmt::format("{} is {}, which cannot be imported", name, what), hint};
}

/// The bytes of a text without what does not show: byte order marks, and the zeros of UTF-16.
std::string head_of(std::string_view bytes) {
  std::string head(bytes.substr(0, kHeadBytes));
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    if (head.compare(0, mark.size(), mark) != 0) continue;
    head.erase(0, mark.size());
    head.erase(std::remove(head.begin(), head.end(), '\0'), head.end());
    break;
  }
  head.erase(0, head.find_first_not_of(" \t\r\n"));
  return head;
}

bool looks_like_html(const std::string& head) {
  const std::string text = lower(head);
  constexpr std::array<std::string_view, 12> kOpenings = {"<!doctype html", "<html", "<head", "<body", "<article",
                                                          "<div",           "<p>",   "<p ",   "<h1",   "<main",
                                                          "<section",       "<meta "};
  for (const std::string_view opening : kOpenings) {
    if (text.compare(0, opening.size(), opening) == 0) return true;
  }
  const bool preamble = text.compare(0, 5, "<?xml") == 0 || text.compare(0, 4, "<!--") == 0;
  return preamble && text.find("<html") != std::string::npos;
}

/// Front matter, or a line that is a heading.
bool looks_like_markdown(const std::string& head) {
  if (head.compare(0, 4, "---\n") == 0 || head.compare(0, 5, "---\r\n") == 0) return true;
  for (std::size_t begin = 0; begin < head.size();) {
    const std::size_t marks = head.find_first_not_of('#', begin);
    if (marks != std::string::npos && marks > begin && marks - begin <= 6 && head[marks] == ' ') return true;
    const std::size_t end = head.find('\n', begin);
    begin = end == std::string::npos ? head.size() : end + 1;
  }
  return false;
}

bool ends_with(const std::string& name, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) {
    return name.size() > end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0;
  });
}

}  // namespace

core::Result<SourceKind> kind_of(std::string_view name, std::string_view bytes) {
  const std::string_view shown = name.empty() ? "standard input" : name;
  for (const Refused& refused : kRefused) {
    if (bytes.substr(0, refused.begins.size()) == refused.begins) return refusal(shown, refused.what, refused.hint);
  }
  if (bytes.substr(0, 4) == "PK\x03\x04") {
    // The names of a package's files stand in it as they are.
    if (bytes.find("word/document.xml") != std::string_view::npos) return SourceKind::Docx;
    return refusal(shown, "a package, but no Word document", kSaveAsDocx);
  }
  const std::string lowered = lower(name);
  if (ends_with(lowered, {".docx"})) return refusal(shown, "no Word document, whatever its name says", kSaveAsDocx);
  if (ends_with(lowered, {".md", ".markdown"})) return SourceKind::Markdown;
  if (ends_with(lowered, {".html", ".htm", ".xhtml", ".shtml"})) return SourceKind::Html;
  if (ends_with(lowered, {".txt", ".text"})) return SourceKind::Text;
  const std::string head = head_of(bytes);
  if (looks_like_html(head)) return SourceKind::Html;
  return looks_like_markdown(head) ? SourceKind::Markdown : SourceKind::Text;
}

}  // namespace lectern::importer
