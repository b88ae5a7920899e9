#include "importer/line_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/diagnostic.h"
#include "core/utf8.h"
#include "importer/clean.h"
#include "markdown/document.h"
#include "markdown/urls.h"

namespace lectern::importer {
namespace {

/// Stands in a line where markup will stand, so that the line is escaped as a whole. No text holds it: it is a code
/// point that is never to be exchanged, and is dropped from what comes in.
constexpr std::string_view kSlot = "\xEF\xB7\x90";

std::string without(std::string text, std::string_view piece) {
  for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at))
    text.erase(at, piece.size());
  return text;
}

bool is_space(std::string_view text) {
  return text.find_first_not_of(' ') == std::string_view::npos;
}

/// Code between as many backticks as it takes.
std::string code_span(std::string_view code) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : code) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const bool padded = !code.empty() && (code.front() == '`' || code.back() == '`');
  return fmt::format("{0}{2}{1}{2}{0}", fence, code, padded ? " " : "");
}

/// Markup in the order in which it opens.
std::vector<std::string> openings(const Style& style) {
  std::vector<std::string> out;
  if (!style.link.empty()) out.push_back("[" + style.link);
  if (style.strong) out.push_back("**");
  if (style.emphasis) out.push_back("*");
  if (style.struck) out.push_back("~~");
  return out;
}

std::string closing(const std::string& opening) {
  return opening[0] == '[' ? fmt::format("]({})", opening.substr(1)) : opening;
}

/// Writes a line with slots, and remembers what stands in each.
class Writer {
 public:
  void text(std::string_view text, const Style& style) {
    change_to(openings(style));
    if (style.code && !is_space(text)) {
      slot(code_span(text));
      return;
    }
    if (style.link.empty()) {
      line_ += text;
    } else {
      link_text(text);
    }
  }

  std::string finish(Place place) {
    change_to({});
    const std::string escaped = markdown_text(line_, place);
    std::string out;
    std::size_t at = 0;
    for (const std::string& markup : slots_) {
      const std::size_t next = escaped.find(kSlot, at);
      out += escaped.substr(at, next - at);
      if (!out.empty() && !markup.empty() && out.back() == '\\') out += '\\';
      if (!out.empty() && markup[0] == '[' && out.back() == '!') out.insert(out.size() - 1, "\\");
      out += markup;
      at = next + kSlot.size();
    }
    return out + escaped.substr(at);
  }

 private:
  void slot(std::string markup) {
    line_ += kSlot;
    slots_.push_back(std::move(markup));
  }

  /// In a link an address is text, and a bracket does not end it.
  void link_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text.substr(at, 3) == "://") slot("");
      if (text[at] == ']') {
        slot("\\]");
      } else {
        line_ += text[at];
      }
    }
  }

  void change_to(const std::vector<std::string>& wanted) {
    const auto differ = std::mismatch(open_.begin(), open_.end(), wanted.begin(), wanted.end());
    const auto kept = static_cast<std::size_t>(differ.first - open_.begin());
    while (open_.size() > kept) {
      slot(closing(open_.back()));
      open_.pop_back();
    }
    for (std::size_t i = kept; i < wanted.size(); ++i) {
      slot(wanted[i][0] == '[' ? "[" : wanted[i]);
      open_.push_back(wanted[i]);
    }
  }

  std::string line_;
  std::vector<std::string> slots_;
  std::vector<std::string> open_;
};

Style common(const Style& a, const Style& b) {
  return {a.strong && b.strong, a.emphasis && b.emphasis, a.struck && b.struck, false, a.link == b.link ? a.link : ""};
}

std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t') out += c;
  }
  return out;
}

}  // namespace

void LineBuilder::add(std::string_view text, const Style& style) {
  std::string kept = without(std::string(text), kSlot);
  if (kept.empty()) return;
  if (!runs_.empty() && runs_.back().style == style) {
    runs_.back().text += kept;
  } else {
    runs_.push_back({std::move(kept), style});
  }
}

bool LineBuilder::has_text() const {
  return std::any_of(runs_.begin(), runs_.end(), [](const Run& run) { return !clean_line(run.text).empty(); });
}

/// One space at most between two words, none at the ends, and each space a run of its own, set off only where both of
/// its neighbours are: marks must stand at words.
std::vector<LineBuilder::Run> LineBuilder::tidied(const std::vector<Run>& runs) {
  std::vector<Run> out;
  bool space = false;
  for (const Run& run : runs) {
    const std::string marked = clean_line("x" + run.text + "x");  // keeps the spaces at the ends
    std::string text = marked.substr(1, marked.size() - 2);
    if (!text.empty() && text.front() == ' ') space = true;
    const bool trailing = !text.empty() && text.back() == ' ';
    text = clean_line(text);
    if (text.empty()) continue;
    if (space && !out.empty()) {
      const Style between = common(out.back().style, run.style);
      out.push_back({" ", between});
    }
    out.push_back({std::move(text), run.style});
    space = trailing;
  }
  return out;
}

std::string LineBuilder::markdown_of(const std::vector<Run>& runs, Place place) {
  Writer writer;
  for (const Run& run : runs) writer.text(run.text, run.style);
  return writer.finish(place);
}

Line LineBuilder::take(Place place) {
  std::vector<Run> runs = tidied(std::exchange(runs_, {}));
  Line line;
  for (const Run& run : runs) line.text += run.text;
  for (Run& run : runs) {
    // Text that is its own address becomes a link anyway.
    if (run.style.link == run.text) run.style.link.clear();
    run.style.link = run.style.link.empty() ? "" : link_destination(run.style.link);
  }
  const auto set_off = [](const Run& run) { return !(run.style == Style{}); };
  if (std::none_of(runs.begin(), runs.end(), set_off)) return line;
  line.markdown = markdown_of(runs, place);
  if (reads_as(line.markdown, line.text, place)) return line;
  for (Run& run : runs) run.style = {false, false, false, false, run.style.link};
  line.markdown = markdown_of(runs, place);
  line.plainer = true;
  if (!reads_as(line.markdown, line.text, place)) line.markdown.clear();
  return line;
}

bool reads_as(const std::string& markdown, std::string_view text, Place place) {
  const std::string block = (place == Place::Heading ? "## " : "") + markdown;
  return squeezed(plain_text(block)) == squeezed(text);
}

std::string plain_text(const std::string& markdown) {
  const core::SourceFile file{"", markdown + "\n"};
  const auto lines = static_cast<std::uint32_t>(std::count(file.text.begin(), file.text.end(), '\n'));
  core::Diagnostics problems;
  const auto resolve = [](const markdown::Link&) { return std::string("#"); };
  const markdown::Document document = markdown::parse({file, {1, lines}, "en", false}, resolve, problems);
  std::string text;
  for (const markdown::Section& section : document.sections) {
    for (const std::string& piece : {section.title, section.text})
      text += (text.empty() || piece.empty() ? "" : "\n") + piece;
  }
  return text;
}

std::string link_destination(std::string_view address) {
  std::string out;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    const bool entity = c == '&' && address.find(';') != std::string_view::npos;
    if (byte <= 0x20 || byte == 0x7F || std::string_view("()<>\\\"`*_[]~").find(c) != std::string_view::npos) {
      out += fmt::format("%{:02X}", byte);
    } else {
      out += entity ? "&amp;" : std::string(1, c);
    }
  }
  return out;
}

bool is_linkable(std::string_view address) {
  const std::string scheme = markdown::scheme_of(address);
  return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
}

}  // namespace lectern::importer
