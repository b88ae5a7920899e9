#include "importer/markdown_text.h"

#include <algorithm>
#include <array>

namespace lectern::importer {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_ascii_punctuation(char c) {
  return c > ' ' && c < 0x7F && !is_letter(c) && !is_digit(c);
}

/// Part of an address in angle brackets: what RFC 3986 allows, but for what Markdown reads otherwise there.
bool is_address_character(char c) {
  return is_letter(c) || is_digit(c) || std::string_view("-._~:/?#@!$&'()*+,;=%").find(c) != std::string_view::npos;
}

/// How many bytes of `rest` are an http address, without the marks that end a sentence; 0 for none.
std::size_t address_length(std::string_view rest) {
  constexpr std::array<std::string_view, 2> kSchemes = {"http://", "https://"};
  for (const std::string_view scheme : kSchemes) {
    if (rest.substr(0, scheme.size()) != scheme) continue;
    std::size_t end =
        static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_address_character) - rest.begin());
    while (end > scheme.size() && std::string_view(".,;:!?'&#()*").find(rest[end - 1]) != std::string_view::npos) --end;
    const bool entity = rest.substr(0, end).find(';') != std::string_view::npos;
    return end > scheme.size() && !entity ? end : 0;
  }
  return 0;
}

/// Escapes one line from left to right.
class Escaper {
 public:
  Escaper(std::string_view line, Place place) : line_(line), place_(place), first_(marker_length()) {
    for (const char c : line) ++count_[static_cast<unsigned char>(c)];
  }

  std::string escape() {
    while (at_ < line_.size()) {
      const std::size_t address = begins_word() ? address_length(line_.substr(at_)) : 0;
      if (address > 0) {
        out_.append("<").append(line_.substr(at_, address)).append(">");
        at_ += address;
        continue;
      }
      if (at_ + 1 == first_ || is_markup()) out_ += '\\';
      out_ += line_[at_++];
    }
    return std::move(out_);
  }

 private:
  char peek(std::size_t ahead) const { return at_ + ahead < line_.size() ? line_[at_ + ahead] : ' '; }
  char before() const { return at_ > 0 ? line_[at_ - 1] : ' '; }
  bool begins_word() const { return !is_letter(before()) && !is_digit(before()) && before() != '\\'; }
  bool more_than_one(char c) const { return count_[static_cast<unsigned char>(c)] > 1; }

  /// How many bytes at the beginning would be the marker of a block; the last of them is escaped.
  std::size_t marker_length() const;
  bool is_rule() const;
  bool is_markup() const;
  bool is_emphasis(char c) const;
  bool is_entity() const;
  bool begins_address() const;
  bool closes_heading() const;

  std::string_view line_;
  Place place_;
  std::size_t at_ = 0;
  std::string out_;
  std::size_t first_;
  std::array<std::size_t, 256> count_{};  ///< of each byte in the line
};

std::size_t Escaper::marker_length() const {
  if (line_.empty() || place_ == Place::Heading) return 0;
  const std::size_t end = std::min(line_.find(' '), line_.size());
  const std::string_view word = line_.substr(0, end);
  if (line_[0] == '>') return 1;
  if (word == "-" || word == "+" || word == "*" || is_rule()) return 1;
  if (word.size() <= 6 && word.find_first_not_of('#') == std::string_view::npos) return 1;
  if (word.find_first_not_of('=') == std::string_view::npos) return 1;
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  const bool number = digits > 0 && digits + 1 == word.size() && (word.back() == '.' || word.back() == ')');
  return number ? word.size() : 0;
}

/// `---`, `* * *`, and what a table's second line looks like.
bool Escaper::is_rule() const {
  return line_[0] != ' ' && line_.find_first_not_of("-*_ |:") == std::string_view::npos;
}

bool Escaper::is_markup() const {
  const char c = line_[at_];
  switch (c) {
    case '\\':
      return is_ascii_punctuation(peek(1));
    case '[':
      return true;
    case '`':
    case '~':
      return more_than_one(c);
    case '*':
    case '_':
      return is_emphasis(c);
    case '<':
      return is_letter(peek(1)) || peek(1) == '/' || peek(1) == '!' || peek(1) == '?';
    case '&':
      return is_entity();
    case ':':
      return peek(1) == '/' && peek(2) == '/' && begins_address();
    case '.':
      return at_ >= 3 && line_.substr(at_ - 3, 3) == "www" && begins_address();
    case '#':
      return place_ == Place::Heading && closes_heading();
    default:
      return false;
  }
}

bool Escaper::is_emphasis(char c) const {
  if (!more_than_one(c)) return false;
  const auto in_word = [](char side) { return is_letter(side) || is_digit(side); };
  return c == '*' || !in_word(before()) || !in_word(peek(1));
}

bool Escaper::is_entity() const {
  std::size_t end = at_ + 1;
  while (end < line_.size() && (is_letter(line_[end]) || is_digit(line_[end]) || line_[end] == '#')) ++end;
  return end > at_ + 1 && end < line_.size() && line_[end] == ';';
}

/// Whether a bare address begins here that would take in marks which are escaped: no link, then.
bool Escaper::begins_address() const {
  const std::string_view rest = line_.substr(at_);
  return rest.substr(0, rest.find(' ')).find_first_of("\\`*_~[<&") != std::string_view::npos;
}

bool Escaper::closes_heading() const {
  return line_.find_first_not_of('#', at_) == std::string_view::npos && (before() == ' ' || at_ == 0);
}

/// What YAML would take for something else than a text, or for the end of it.
bool needs_quotes(std::string_view text) {
  if (text.empty()) return true;
  constexpr std::string_view kIndicators = "-?:,[]{}#&*!|>'\"%@`=~";
  if (kIndicators.find(text.front()) != std::string_view::npos || text.back() == ':') return true;
  if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos) return true;
  if (text.find_first_of("[]{},\\") != std::string_view::npos) return true;
  const bool number = text.find_first_not_of("0123456789+-.:_eExXoT") == std::string_view::npos;
  constexpr std::array<std::string_view, 10> kWords = {"true", "false", "yes", "no", "on",
                                                       "off",  "null",  "y",   "n",  "nan"};
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return number || std::find(kWords.begin(), kWords.end(), lowered) != kWords.end();
}

}  // namespace

std::string markdown_text(std::string_view line, Place place) {
  return Escaper(line, place).escape();
}

std::string yaml_text(std::string_view text) {
  if (!needs_quotes(text)) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

}  // namespace lectern::importer
