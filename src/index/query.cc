#include "index/query.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "core/language.h"
#include "core/utf8.h"
#include "index/asked_language.h"
#include "index/date_range.h"
#include "index/query_lexer.h"
#include "index/schema.h"
#include "index/stop_words.h"
#include "language/analysis.h"

namespace lectern::index {
namespace {

using language::Token;

/// A piece of the query and its terms.
struct Element {
  Piece piece;
  std::vector<Token> tokens;
  std::vector<Token> telling;  ///< those that are no stop words

  /// What may stand on either side of an OR.
  bool can_be_alternative() const { return piece.kind == Piece::Kind::Words && !piece.excluded && !tokens.empty(); }
};

std::string valid_text(std::string_view text) {
  std::string out;
  while (const auto fault = core::first_invalid_utf8(text)) {
    out += text.substr(0, *fault);
    core::append_utf8(out, U'\uFFFD');
    text.remove_prefix(*fault + 1);
  }
  return out += text;
}

template <typename T>
void add_once(std::vector<T>& list, T value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

class Parser {
 public:
  Query run(std::string_view text) {
    for (Piece& piece : lex_query(text)) read(std::move(piece));
    leave_out_stop_words();
    for (std::size_t i = 0; i < elements_.size();) i = use(i);
    return std::move(query_);
  }

 private:
  /// Filters take effect here; words wait until their neighbours are known.
  void read(Piece piece) {
    if (piece.kind == Piece::Kind::Language || piece.kind == Piece::Kind::Date) {
      const std::string value = language::fold(piece.text);
      if (piece.kind == Piece::Kind::Language ? filter_language(value) : filter_date(value)) {
        elements_.push_back({std::move(piece), {}, {}});
        return;
      }
      piece.kind = Piece::Kind::Words;
      piece.text = piece.plain;
      piece.quoted = false;
    }
    std::vector<Token> tokens = language::analyze(piece.text);
    if (!tokens.empty()) elements_.push_back({std::move(piece), std::move(tokens), {}});
  }

  /// Unless there is nothing else.
  void leave_out_stop_words() {
    bool after_stop_word = false, is_told = false;
    for (Element& element : elements_) {
      element.telling = telling_tokens(element, after_stop_word);
      const bool is_words = element.piece.kind == Piece::Kind::Words && !element.piece.excluded;
      is_told = is_told || (is_words && !element.telling.empty());
    }
    if (is_told) return;
    for (Element& element : elements_) element.telling = element.tokens;
  }

  /// `after_stop_word` is of what stands before, and becomes that of what follows.
  std::vector<Token> telling_tokens(const Element& element, bool& after_stop_word) const {
    const Piece& piece = element.piece;
    const bool is_plain =
        piece.kind == Piece::Kind::Words && piece.field == Field::Any && !piece.quoted && !piece.excluded;
    if (!is_plain || element.tokens.empty()) {
      after_stop_word = false;
      return element.tokens;
    }
    std::vector<Token> out;
    for (Token& token : language::analyze(blank_question_words(piece.text))) {
      const bool grows = &element == &elements_.back() && may_grow(element) && token.end == piece.text.size();
      after_stop_word = !grows && token.kind == Token::Kind::Word && is_stop_word(token.surface, after_stop_word);
      if (!after_stop_word) out.push_back(std::move(token));
    }
    return out;
  }

  bool filter_language(const std::string& value) {
    const std::string tag = asked_language(value);
    if (!core::is_language_tag(tag)) return false;
    add_once(query_.languages, tag);
    return true;
  }

  /// Several dates narrow each other.
  bool filter_date(const std::string& value) {
    const auto range = parse_date_range(value);
    if (!range) return false;
    query_.date_from = std::max(query_.date_from, range->from);
    if (query_.date_to.empty() || (!range->to.empty() && range->to < query_.date_to)) query_.date_to = range->to;
    return true;
  }

  /// Uses up the element at `i`, and with an OR its alternatives; gives the next to look at.
  std::size_t use(std::size_t i) {
    const Element& element = elements_[i];
    if (element.tokens.empty()) return i + 1;  // a filter
    if (element.piece.excluded) {
      if (auto item = whole_item(element)) query_.exclusions.push_back(std::move(*item));
      return i + 1;
    }
    if (alternative_follows(i)) return use_alternatives(i);
    for (Item& item : separate_items(element)) add_once(query_.groups, Group{{std::move(item)}});
    return i + 1;
  }

  bool alternative_follows(std::size_t i) const {
    return i + 2 < elements_.size() && elements_[i].can_be_alternative() &&
           elements_[i + 1].piece.kind == Piece::Kind::Or && elements_[i + 2].can_be_alternative();
  }

  std::size_t use_alternatives(std::size_t i) {
    Group group;
    const auto add = [&](std::size_t at) {
      if (auto item = whole_item(elements_[at])) add_once(group.alternatives, std::move(*item));
    };
    add(i);
    for (; alternative_follows(i); i += 2) add(i + 2);
    if (!group.alternatives.empty()) add_once(query_.groups, std::move(group));
    return i + 1;
  }

  /// All that was typed without a space side by side.
  std::optional<Item> whole_item(const Element& element) { return make_item(element, element.tokens); }

  /// Each unbroken run for itself, unless quotes hold them together.
  std::vector<Item> separate_items(const Element& element) {
    std::vector<Item> out;
    const std::span<const Token> tokens = element.telling;
    for (std::size_t begin = 0, end = 0; begin < tokens.size(); begin = end) {
      while (end < tokens.size() && (element.piece.quoted || tokens[end].run == tokens[begin].run)) ++end;
      if (auto item = make_item(element, tokens.subspan(begin, end - begin))) out.push_back(std::move(*item));
    }
    return out;
  }

  /// Of some tokens that stand side by side; nothing once the query has as many as count.
  std::optional<Item> make_item(const Element& element, std::span<const Token> tokens) {
    if (items_ == kMaxQueryItems || terms_ == kMaxQueryTerms) return std::nullopt;
    const bool last = &element == &elements_.back() && is_last_of(element, tokens.back());
    tokens = tokens.first(std::min(tokens.size(), kMaxQueryTerms - terms_));
    Item item;
    item.field = element.piece.field;
    item.quoted = element.piece.quoted;
    item.surface = element.piece.text.substr(tokens.front().begin, tokens.back().end - tokens.front().begin);
    for (const Token& token : tokens) {
      item.terms.push_back(token.term);
      item.offsets.push_back(token.position - tokens.front().position);
    }
    if (last && tokens.size() == 1 && may_grow(element)) item.prefix = tokens.front().surface;
    ++items_;
    terms_ += tokens.size();
    return item;
  }

  /// Whether `token`, one of its own, ends what was typed.
  static bool is_last_of(const Element& element, const Token& token) {
    const Token& end = element.tokens.back();
    return &token == &end || (&token == &element.telling.back() && token.end == end.end);
  }

  /// Whether somebody may be in the middle of typing the last word of `element`.
  static bool may_grow(const Element& element) {
    const Token& word = element.tokens.back();
    return element.piece.at_end && !element.piece.excluded && word.kind == Token::Kind::Word &&
           word.end == element.piece.text.size() && core::code_point_count(word.surface) >= kMinPrefixCodePoints;
  }

  Query query_;
  std::vector<Element> elements_;
  std::size_t items_ = 0;
  std::size_t terms_ = 0;
};

/// As if every word had been typed to its end.
std::vector<Group> finished(const std::vector<Group>& groups) {
  std::vector<Group> out;
  for (Group group : groups) {
    for (Item& item : group.alternatives) item.prefix.clear();
    add_once(out, std::move(group));
  }
  return out;
}

}  // namespace

Query parse_query(std::string_view text) {
  // No code point has more than four bytes: what is longer need not be looked at.
  const std::string valid = valid_text(text.substr(0, 4 * kMaxQueryCodePoints));
  return Parser().run(core::prefix_code_points(valid, kMaxQueryCodePoints));
}

bool is_loose(const Item& item) {
  return item.field == Field::Any && !item.quoted;
}

bool is_loose(const Group& group) {
  return std::any_of(group.alternatives.begin(), group.alternatives.end(),
                     [](const Item& item) { return is_loose(item); });
}

bool is_title_asked(std::string_view title, const Query& query) {
  if (query.groups.empty()) return false;
  const Query asked = parse_query(title);
  return finished(asked.groups) == finished(query.groups) && asked.exclusions == query.exclusions;
}

}  // namespace lectern::index
