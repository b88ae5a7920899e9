#include "index/query_lexer.h"

#include <array>
#include <optional>

#include "core/utf8.h"
#include "language/analysis.h"

namespace lectern::index {
namespace {

bool is_space(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

// Keyboards and input methods make of one straight quote whatever they like, so all double quotes are one.
bool is_double_quote(char32_t c) {
  return c == U'"' || c == U'“' || c == U'”' || c == U'＂';
}

bool is_quote(char32_t c) {
  return is_double_quote(c) || c == U'「' || c == U'」' || c == U'『' || c == U'』';
}

bool closes(char32_t open, char32_t c) {
  if (is_double_quote(open)) return is_double_quote(c);
  return (open == U'「' && c == U'」') || (open == U'『' && c == U'』');
}

bool is_minus(char32_t c) {
  return c == U'-' || c == U'－';
}

bool is_colon(char32_t c) {
  return c == U':' || c == U'：';
}

struct FieldName {
  std::string_view name;  ///< folded
  Piece::Kind kind;
  Field field;
};

constexpr std::array kFieldNames = {
    FieldName{"title", Piece::Kind::Words, Field::Title},   FieldName{"标题", Piece::Kind::Words, Field::Title},
    FieldName{"guest", Piece::Kind::Words, Field::Guest},   FieldName{"嘉宾", Piece::Kind::Words, Field::Guest},
    FieldName{"tag", Piece::Kind::Words, Field::Tag},       FieldName{"标签", Piece::Kind::Words, Field::Tag},
    FieldName{"course", Piece::Kind::Words, Field::Course}, FieldName{"课程", Piece::Kind::Words, Field::Course},
    FieldName{"lang", Piece::Kind::Language, Field::Any},   FieldName{"语言", Piece::Kind::Language, Field::Any},
    FieldName{"date", Piece::Kind::Date, Field::Any},       FieldName{"日期", Piece::Kind::Date, Field::Any},
};

const FieldName* find_field(std::string_view written) {
  const std::string name = language::fold(written);
  for (const FieldName& field : kFieldNames) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Piece> run() {
    std::vector<Piece> out;
    while (skip_to_piece()) out.push_back(read_piece());
    return out;
  }

 private:
  struct Span {
    std::size_t begin = 0, end = 0;
  };

  bool done() const { return at_ >= text_.size(); }

  char32_t peek() const { return peek_at(at_); }

  /// Past the end there is a space, which ends whatever is being read.
  char32_t peek_at(std::size_t offset) const {
    return offset < text_.size() ? core::next_code_point(text_, offset) : U' ';
  }

  void advance() { core::next_code_point(text_, at_); }

  /// Stands on a word or on a quote that is closed; false at the end.
  bool skip_to_piece() {
    for (; !done(); advance()) {
      const char32_t c = peek();
      if (!is_space(c) && (!is_quote(c) || closing_quote(at_))) return true;
      after_space_ = is_space(c);
    }
    return false;
  }

  /// Where the quote that opens at `offset` is closed.
  std::optional<std::size_t> closing_quote(std::size_t offset) const {
    const char32_t open = core::next_code_point(text_, offset);
    while (offset < text_.size()) {
      const std::size_t here = offset;
      if (closes(open, core::next_code_point(text_, offset))) return here;
    }
    return std::nullopt;
  }

  Piece read_piece() {
    Piece piece;
    piece.excluded = read_minus();
    const std::size_t begin = at_;
    const FieldName* field = read_field();
    const Span value = read_value(piece);
    piece.text = text_.substr(value.begin, value.end - value.begin);
    piece.begin = value.begin;
    piece.plain = text_.substr(begin, at_ - begin);
    piece.at_end = !piece.quoted && value.end == text_.size();
    after_space_ = false;
    if (field == nullptr) {
      if (piece.text == "OR" && !piece.quoted && !piece.excluded) piece.kind = Piece::Kind::Or;
      return piece;
    }
    if (piece.text.empty() || (piece.excluded && field->kind != Piece::Kind::Words)) {
      piece.text = piece.plain;
      piece.begin = begin;
      return piece;
    }
    piece.kind = field->kind;
    piece.field = field->field;
    return piece;
  }

  /// A minus excludes at the start of a word only: not in `wi-fi`, not alone, and not in `--help`.
  bool read_minus() {
    if (!after_space_ || !is_minus(peek())) return false;
    std::size_t next = at_;
    core::next_code_point(text_, next);
    if (is_space(peek_at(next)) || is_minus(peek_at(next))) return false;
    at_ = next;
    return true;
  }

  /// Moves past `name:` of a field that we know.
  const FieldName* read_field() {
    std::size_t end = at_;
    while (!is_space(peek_at(end)) && !is_quote(peek_at(end)) && !is_colon(peek_at(end))) {
      core::next_code_point(text_, end);
    }
    if (!is_colon(peek_at(end))) return nullptr;
    const FieldName* field = find_field(text_.substr(at_, end - at_));
    if (field == nullptr) return nullptr;
    at_ = end;
    advance();
    return field;
  }

  Span read_value(Piece& piece) {
    if (!done() && is_quote(peek())) {
      if (const auto close = closing_quote(at_)) {
        piece.quoted = true;
        advance();
        const Span inside{at_, *close};
        at_ = *close;
        advance();
        return inside;
      }
    }
    const std::size_t begin = at_;
    while (!done() && !is_space(peek()) && !is_quote(peek())) advance();
    return {begin, at_};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool after_space_ = true;  ///< a space, or nothing, stands before `at_`
};

}  // namespace

std::vector<Piece> lex_query(std::string_view text) {
  return Lexer(text).run();
}

}  // namespace lectern::index
