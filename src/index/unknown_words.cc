#include "index/unknown_words.h"

#include <utility>

#include "core/utf8.h"
#include "index/query.h"
#include "index/query_lexer.h"
#include "index/spelling.h"
#include "index/stop_words.h"

namespace lectern::index {
namespace {

using core::Result;
using language::Token;

class Finder {
 public:
  explicit Finder(const Index& index) : index_(index) {}

  Result<void> read(const Piece& piece) {
    if (piece.kind != Piece::Kind::Words || piece.excluded || piece.quoted) return {};
    std::vector<Token> tokens = tokens_of(piece);
    for (std::size_t begin = 0, end = 0; begin < tokens.size(); begin = end) {
      while (end < tokens.size() && tokens[end].run == tokens[begin].run) ++end;
      const bool at_end = piece.at_end && tokens[end - 1].end == piece.text.size();
      for (std::size_t i = begin; i < end; ++i) {
        tokens[i].begin += piece.begin;
        tokens[i].end += piece.begin;
      }
      const std::vector<Token> own(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                                   tokens.begin() + static_cast<std::ptrdiff_t>(end));
      const bool is_word = own.front().kind == Token::Kind::Word;
      if (auto found = is_word ? read_word(own.front(), at_end) : read_run(own); !found) return found;
    }
    return {};
  }

  std::vector<UnknownWord> take() { return std::move(found_); }

 private:
  /// Stop words are meant just so as well.
  static std::vector<Token> tokens_of(const Piece& piece) {
    if (piece.field != Field::Any) return language::analyze(piece.text);
    std::vector<Token> tokens = language::analyze(blank_question_words(piece.text));
    std::erase_if(tokens, [](const Token& token) { return is_stop_word(token.surface, false); });
    return tokens;
  }

  Result<void> read_word(const Token& word, bool may_grow) {
    if (!is_spelling(word.surface)) return {};
    auto known = index_.is_known(word.term);
    if (!known) return known.error();
    auto grows = may_grow ? index_.can_grow(word.surface) : false;
    if (!grows) return grows.error();
    if (!*known && !*grows) add({word.surface, {}, word.begin, word.end});
    return {};
  }

  Result<void> read_run(const std::vector<Token>& pairs) {
    if (pairs.size() < 2 || pairs.size() >= kMaxRun) return {};
    bool known = true;
    for (const Token& pair : pairs) {
      auto own = index_.is_known(pair.term);
      if (!own) return own.error();
      known = known && *own;
    }
    if (!known) add({{}, pairs, pairs.front().begin, pairs.back().end});
    return {};
  }

  void add(UnknownWord word) {
    if (found_.size() < kMaxCorrections) found_.push_back(std::move(word));
  }

  const Index& index_;
  std::vector<UnknownWord> found_;
};

}  // namespace

Result<std::vector<UnknownWord>> unknown_words(const Index& index, std::string_view text) {
  if (core::first_invalid_utf8(text) || core::code_point_count(text) > kMaxQueryCodePoints) {
    return std::vector<UnknownWord>();
  }
  Finder finder(index);
  for (const Piece& piece : lex_query(text)) {
    if (auto read = finder.read(piece); !read) return read.error();
  }
  return finder.take();
}

}  // namespace lectern::index
