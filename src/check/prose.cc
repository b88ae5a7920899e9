#include "check/prose.h"

#include <algorithm>
#include <string_view>

namespace lectern::check {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string_view lines_of(std::string_view text, core::LineRange lines) {
  std::size_t begin = 0, end = 0;
  for (std::uint32_t number = 1; number <= lines.last && end < text.size(); ++number) {
    if (number == lines.first) begin = end;
    const std::size_t line_end = text.find('\n', end);
    end = line_end == std::string_view::npos ? text.size() : line_end + 1;
  }
  return lines.first > lines.last ? std::string_view() : text.substr(begin, end - begin);
}

/// Blanks what is no sentence, from the beginning to the end of a body.
class Mask {
 public:
  explicit Mask(std::string_view raw) : raw_(raw), out_(raw) {}

  std::string take() {
    for (std::size_t at = 0; at < raw_.size();) at = line(at);
    for (std::size_t at = 0; at < raw_.size();) at = inline_at(at);
    return std::move(out_);
  }

 private:
  void blank(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < std::min(end, out_.size()); ++i) {
      if (out_[i] != '\n' && out_[i] != '\r') out_[i] = ' ';
    }
  }

  std::size_t end_of_line(std::size_t at) const { return std::min(raw_.find('\n', at), raw_.size()); }

  std::string_view past_indent(std::size_t begin, std::size_t end) const {
    std::string_view rest = raw_.substr(begin, end - begin);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t>"), rest.size()));
    return rest;
  }

  /// Blanks what belongs to whole lines; gives where the next line begins.
  std::size_t line(std::size_t begin) {
    const std::size_t end = end_of_line(begin);
    const std::string_view rest = past_indent(begin, end);
    if (rest.substr(0, 3) == "```" || rest.substr(0, 3) == "~~~") return fence(begin, rest);
    if (!rest.empty() && rest[0] == '[' && rest.find("]:") != std::string_view::npos &&
        rest.find("]:") < rest.find(' ') && rest[1] != '^') {
      blank(begin, end);
    }
    list_number(end - rest.size(), end);
    return end + 1;
  }

  std::size_t fence(std::size_t begin, std::string_view opener) {
    const std::size_t length = std::min(opener.find_first_not_of(opener[0]), opener.size());
    const std::string_view mark = opener.substr(0, length);
    for (std::size_t at = end_of_line(begin) + 1; at < raw_.size(); at = end_of_line(at) + 1) {
      if (past_indent(at, end_of_line(at)).substr(0, length) != mark) continue;
      blank(begin, end_of_line(at));
      return end_of_line(at) + 1;
    }
    blank(begin, raw_.size());
    return raw_.size();
  }

  /// `1. `, `2) `, also in a heading.
  void list_number(std::size_t at, std::size_t end) {
    while (at < end && (raw_[at] == '#' || raw_[at] == ' ' || raw_[at] == '*')) ++at;
    std::size_t last = at;
    while (last < end && is_digit(raw_[last])) ++last;
    if (last == at || last + 1 >= end || (raw_[last] != '.' && raw_[last] != ')')) return;
    if (!is_digit(raw_[last + 1])) blank(at, last + 1);
  }

  /// Blanks what begins at `at`, if anything; gives where to go on.
  std::size_t inline_at(std::size_t at) {
    if (out_[at] == ' ' || out_[at] == '\n') return at + 1;
    switch (raw_[at]) {
      case '`':
        return code(at);
      case '<':
        return tag(at);
      case ']':
        return raw_.substr(at, 2) == "](" ? destination(at + 1) : at + 1;
      case '*':
      case '~':
        blank(at, at + 1);
        return at + 1;
      case 'h':
      case 'w':
        return address(at);
      default:
        return at + 1;
    }
  }

  /// What can belong to one piece of inline markup: bounded, so that openers without an end cost little.
  std::string_view window(std::size_t at) const { return raw_.substr(at, 4096); }

  std::size_t code(std::size_t at) {
    const std::string_view rest = window(at).substr(0, window(at).find("\n\n"));
    const std::size_t length = std::min(rest.find_first_not_of('`'), rest.size());
    const std::string_view mark = rest.substr(0, length);
    for (std::size_t end = rest.find(mark, length); end != std::string_view::npos; end = rest.find(mark, end)) {
      const std::size_t run = std::min(rest.find_first_not_of('`', end), rest.size());
      if (run - end == length) return blank(at, at + run), at + run;
      end = run;
    }
    return at + length;
  }

  std::size_t tag(std::size_t at) {
    const char next = at + 1 < raw_.size() ? raw_[at + 1] : ' ';
    if (!is_letter(next) && next != '/' && next != '!') return at + 1;
    if (raw_.substr(at, 4) == "<!--") return comment(at);
    const std::size_t length = window(at + 1).find_first_of("<>\n") + 1;
    if (length == 0 || raw_[at + length] != '>') return at + 1;
    blank(at, at + length + 1);
    return at + length + 1;
  }

  /// Without an end it goes to the end of the text, as in the page.
  std::size_t comment(std::size_t at) {
    const std::size_t end = raw_.find("-->", at);
    blank(at, end == std::string_view::npos ? raw_.size() : end + 3);
    return end == std::string_view::npos ? raw_.size() : end + 3;
  }

  /// `at` is the parenthesis.
  std::size_t destination(std::size_t at) {
    int depth = 0;
    const std::string_view rest = window(at);
    constexpr int kDeepest = 8;
    for (std::size_t i = 0; i < rest.size() && rest[i] != '\n' && depth <= kDeepest; ++i) {
      depth += rest[i] == '(' ? 1 : rest[i] == ')' ? -1 : 0;
      if (depth == 0) return blank(at, at + i + 1), at + i + 1;
    }
    return at + 1;
  }

  std::size_t address(std::size_t at) {
    const std::string_view rest = raw_.substr(at);
    const bool is_address =
        rest.substr(0, 7) == "http://" || rest.substr(0, 8) == "https://" || rest.substr(0, 4) == "www.";
    if (!is_address) return at + 1;
    std::size_t end = at;
    while (end < raw_.size() && raw_[end] > ' ') ++end;  // a character beyond ASCII is negative or large: both end it
    blank(at, end);
    return std::max(end, at + 1);
  }

  std::string_view raw_;
  std::string out_;
};

}  // namespace

Prose::Prose(const Text& text)
    : raw_(lines_of(text.source.text, text.write_up.body)),
      text_(Mask(raw_).take()),
      cursor_(raw_, text.write_up.body.first) {}

std::string Prose::quote(std::size_t begin, std::size_t end) const {
  std::string out(raw_.substr(begin, end - begin));
  std::replace(out.begin(), out.end(), '\n', ' ');
  out.erase(std::remove_if(out.begin(), out.end(), [](char c) { return c == '\r' || c == '*'; }), out.end());
  return out;
}

}  // namespace lectern::check
