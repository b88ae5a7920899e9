#include "language/analysis.h"

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

constexpr unsigned bit(CharacterClass character_class) {
  return 1U << static_cast<unsigned>(character_class);
}

constexpr unsigned kBeginsWord = bit(CharacterClass::Letter) | bit(CharacterClass::Digit) | bit(CharacterClass::Number);
constexpr unsigned kInWord = kBeginsWord | bit(CharacterClass::Mark);

/// Cuts a folded text from left to right.
class Cutter {
 public:
  using Use = std::function<void(const TokenView& token)>;

  Cutter(std::string_view text, const Use& use) : text_(fold_characters(text)), use_(use) {}

  void run() {
    while (at_ < text_.size()) {
      if (is(at_, CharacterClass::Cjk)) {
        take_run();
      } else if (begins_word(at_)) {
        take_word();
      } else {
        ++at_;
      }
    }
  }

 private:
  bool is(std::size_t i, CharacterClass wanted) const { return i < text_.size() && text_[i].character_class == wanted; }
  bool is(std::size_t i, char32_t wanted) const { return i < text_.size() && text_[i].code_point == wanted; }
  /// `wanted` has a bit for each class.
  bool is_one_of(std::size_t i, unsigned wanted) const {
    return i < text_.size() && (wanted & bit(text_[i].character_class)) != 0;
  }
  bool is_digit(std::size_t i) const { return is(i, CharacterClass::Digit); }
  bool begins_word(std::size_t i) const { return is_one_of(i, kBeginsWord); }

  /// Pairs of neighbours, or the one character. Marks on them do not count.
  void take_run() {
    std::size_t first = at_;
    skip_cjk();
    if (!is(at_, CharacterClass::Cjk)) use_ngram(first, first);
    while (is(at_, CharacterClass::Cjk)) {
      const std::size_t second = at_;
      skip_cjk();
      use_ngram(first, second);
      ++position_;
      first = second;
    }
    ++position_;
    ++run_;
  }

  void skip_cjk() {
    do ++at_;
    while (is(at_, CharacterClass::Mark));
  }

  /// `at_` is behind both.
  void use_ngram(std::size_t first, std::size_t last) {
    surface_.clear();
    core::append_utf8(surface_, text_[first].code_point);
    if (last != first) core::append_utf8(surface_, text_[last].code_point);
    const bool ends_run = !is(at_, CharacterClass::Cjk);
    use_({surface_, text_[first].begin, text_[last].end, position_, run_, Token::Kind::Ngram, ends_run});
  }

  void take_word() {
    const std::size_t first = at_;
    surface_.clear();
    while (is_one_of(at_, kInWord) || joins(at_)) append(surface_);
    if (surface_.size() == 1 && is(first, CharacterClass::Letter)) append_sign(surface_);
    surface_.resize(fitting_prefix(surface_, kMaxTermBytes));
    use_({surface_, text_[first].begin, text_[at_ - 1].end, position_, run_, Token::Kind::Word, true});
    ++position_;
    ++run_;
  }

  void append(std::string& surface) {
    const char32_t c = text_[at_++].code_point;
    if (c < 0x80) {
      surface.push_back(static_cast<char>(c));
    } else {
      core::append_utf8(surface, c);
    }
  }

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
  const Use& use_;
  std::size_t at_ = 0;
  std::uint32_t position_ = 0;
  std::uint32_t run_ = 0;
  std::string surface_;  ///< the n-gram or the word that was cut last
};

}  // namespace

std::string_view TokenView::term() const {
  return kind == Token::Kind::Word ? stem(surface) : surface;
}

void for_each_token(std::string_view text, const std::function<void(const TokenView& token)>& use) {
  Cutter(text, use).run();
}

std::vector<Token> analyze(std::string_view text) {
  std::vector<Token> out;
  for_each_token(text, [&](const TokenView& token) {
    out.push_back({std::string(token.term()), std::string(token.surface), token.begin, token.end, token.position,
                   token.run, token.kind});
  });
  return out;
}

std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> found;
  for (const FoldedCharacter& character : fold_characters(text)) {
    if (character.character_class == CharacterClass::Cjk) core::append_utf8(found.emplace_back(), character.code_point);
  }
  return found;
}

}  // namespace lectern::language
