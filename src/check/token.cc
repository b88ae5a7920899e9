#include "check/token.h"

#include <algorithm>

#include "core/utf8.h"
#include "language/character.h"

namespace lectern::check {
namespace {

constexpr std::size_t kMostDigits = 15;  // that a double holds

struct Character {
  char32_t c;  ///< ASCII for its full-width form
  std::size_t begin, end;
};

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    char32_t c = core::next_code_point(text, at);
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c == 0x3000 || c == 0xA0) c = ' ';
    if (c == 0x2019) c = '\'';
    if (c >= 0x2010 && c <= 0x2014) c = '-';
    out.push_back({c, begin, at});
  }
  return out;
}

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : characters_(characters_of(text)) {}

  std::vector<Token> take() {
    bool after_space = true;
    while (at_ < characters_.size()) {
      const char32_t c = peek();
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        after_space = true;
        ++at_;
        continue;
      }
      Token token;
      token.after_space = after_space;
      token.begin = characters_[at_].begin;
      if (is_digit(c)) {
        figure(token);
      } else if (language::is_latin(c)) {
        word(token);
      } else {
        token.kind = language::is_han(c) ? Token::Kind::Han : Token::Kind::Symbol;
        take_one(token);
      }
      token.end = characters_[at_ - 1].end;
      out_.push_back(std::move(token));
      after_space = false;
    }
    return std::move(out_);
  }

 private:
  char32_t peek(std::size_t ahead = 0) const {
    return at_ + ahead < characters_.size() ? characters_[at_ + ahead].c : U'\0';
  }
  void take_one(Token& token) { core::append_utf8(token.text, characters_[at_++].c); }

  void word(Token& token) {
    token.kind = Token::Kind::Word;
    while (language::is_latin(peek()) || (peek() == '\'' && language::is_latin(peek(1)))) take_one(token);
  }

  void digits(Token& token) {
    while (is_digit(peek())) take_one(token);
  }

  bool at_thousands() const {
    return peek() == ',' && is_digit(peek(1)) && is_digit(peek(2)) && is_digit(peek(3)) && !is_digit(peek(4));
  }

  void figure(Token& token) {
    digits(token);
    if (token.text.size() <= 3) {
      while (at_thousands()) {
        ++at_;
        digits(token);
      }
    }
    std::size_t points = 0;
    for (; peek() == '.' && is_digit(peek(1)); ++points) {
      take_one(token);
      digits(token);
    }
    const bool is_number = points <= 1 && token.text.size() <= kMostDigits;
    token.kind = is_number ? Token::Kind::Figure : Token::Kind::Chain;
    if (is_number) token.value = value_of(token.text);
  }

  /// Not std::stod, which asks the locale what a decimal point is.
  static double value_of(std::string_view text) {
    double whole = 0, scale = 1;
    bool after_point = false;
    for (const char c : text) {
      if (c == '.') {
        after_point = true;
        continue;
      }
      whole = whole * 10 + (c - '0');
      if (after_point) scale *= 10;
    }
    return whole / scale;
  }

  std::vector<Character> characters_;
  std::size_t at_ = 0;
  std::vector<Token> out_;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  return Tokenizer(text).take();
}

std::string lower(std::string_view word) {
  std::string out(word);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; });
  return out;
}

}  // namespace lectern::check
