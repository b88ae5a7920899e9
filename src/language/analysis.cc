#include "language/analysis.h"

#include <algorithm>

#include "core/utf8.h"
#include "language/folding.h"
#include "language/stemmer.h"

namespace lectern::language {
namespace {

/// The most of `text` that fits into `max_bytes` and ends between two code points.
std::size_t fitting_prefix(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text.size();
  std::size_t end = max_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return end;
}

/// Cuts a folded text from left to right.
class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(fold_characters(text)) {
    const auto cjk = static_cast<std::size_t>(std::count_if(
        text_.begin(), text_.end(), [](const auto& c) { return c.character_class == CharacterClass::Cjk; }));
    tokens_.reserve(cjk + (text_.size() - cjk) / 5);  // words are about five letters long
  }

  std::vector<Token> run() && {
    while (at_ < text_.size()) {
      if (is(at_, CharacterClass::Cjk)) {
        take_run();
      } else if (begins_word(at_)) {
        take_word();
      } else {
        ++at_;
      }
    }
    return std::move(tokens_);
  }

 private:
  bool is(std::size_t i, CharacterClass wanted) const { return i < text_.size() && text_[i].character_class == wanted; }
  bool is(std::size_t i, char32_t wanted) const { return i < text_.size() && text_[i].code_point == wanted; }
  bool is_digit(std::size_t i) const { return is(i, CharacterClass::Digit); }
  bool begins_word(std::size_t i) const {
    return is(i, CharacterClass::Letter) || is_digit(i) || is(i, CharacterClass::Number);
  }

  /// Pairs of neighbours, or the one character. Marks on them do not count.
  void take_run() {
    std::size_t previous = at_;
    std::uint32_t length = 1;
    for (skip_cjk(); is(at_, CharacterClass::Cjk); skip_cjk(), ++length) {
      add_ngram(previous, at_, position_ + length - 1);
      previous = at_;
    }
    if (length == 1) add_ngram(previous, previous, position_);
    position_ += length;
    ++run_;
  }

  void skip_cjk() {
    do ++at_;
    while (is(at_, CharacterClass::Mark));
  }

  void add_ngram(std::size_t first, std::size_t last, std::uint32_t position) {
    Token& token = add(first, last, position, Token::Kind::Ngram);
    core::append_utf8(token.term, text_[first].code_point);
    if (last != first) core::append_utf8(token.term, text_[last].code_point);
    token.surface = token.term;
  }

  void take_word() {
    const std::size_t first = at_;
    std::string surface;
    while (begins_word(at_) || is(at_, CharacterClass::Mark) || joins(at_)) append(surface);
    if (surface.size() == 1 && is(first, CharacterClass::Letter)) append_sign(surface);
    surface.resize(fitting_prefix(surface, kMaxTermBytes));
    Token& token = add(first, at_ - 1, position_++, Token::Kind::Word);
    token.term = stem(surface);
    token.surface = std::move(surface);
    ++run_;
  }

  Token& add(std::size_t first, std::size_t last, std::uint32_t position, Token::Kind kind) {
    Token& token = tokens_.emplace_back();
    token.begin = text_[first].begin;
    token.end = text_[last].end;
    token.position = position;
    token.run = run_;
    token.kind = kind;
    return token;
  }

  void append(std::string& surface) { core::append_utf8(surface, text_[at_++].code_point); }

  /// `c++`, `c#`: a single letter keeps its sign.
  void append_sign(std::string& surface) {
    if (is(at_, U'#')) {
      append(surface);
    } else if (is(at_, U'+') && is(at_ + 1, U'+')) {
      append(surface);
      append(surface);
    }
  }

  /// Whether the character at `i`, with part of a word before it, belongs to that word together with what follows.
  bool joins(std::size_t i) const {
    if (i == 0 || i >= text_.size()) return false;
    switch (text_[i].code_point) {
      case U'\'':
        return (is(i - 1, CharacterClass::Letter) || is(i - 1, CharacterClass::Mark)) &&
               is(i + 1, CharacterClass::Letter);
      case U',':  // only between thousands: lists of numbers have commas too
        return is_digit(i - 1) && is_digit(i + 1) && is_digit(i + 2) && is_digit(i + 3) && !is_digit(i + 4);
      case U'.':
      case U':':
      case U'/':
      case U'-':
        return is_digit(i - 1) && is_digit(i + 1);
      default:
        return false;
    }
  }

  std::vector<FoldedCharacter> text_;
  std::size_t at_ = 0;
  std::uint32_t position_ = 0;
  std::uint32_t run_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> analyze(std::string_view text) {
  return Cutter(text).run();
}

std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> found;
  for (const FoldedCharacter& character : fold_characters(text)) {
    if (character.character_class == CharacterClass::Cjk) core::append_utf8(found.emplace_back(), character.code_point);
  }
  return found;
}

}  // namespace lectern::language
