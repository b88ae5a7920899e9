#include "importer/titles.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "core/utf8.h"
#include "importer/block_cut.h"
#include "importer/enumeration.h"
#include "importer/heading_words.h"
#include "importer/sentence.h"
#include "language/character.h"
#include "language/script.h"
#include "markdown/cjk.h"

namespace lectern::importer {
namespace {

constexpr std::size_t kMostHeadLines = 12;
constexpr std::size_t kLongestTitle = 200;   ///< in cells
constexpr std::size_t kFallbackTitle = 40;   ///< code points of a first sentence
constexpr std::size_t kLeastTitleWords = 3;  ///< before a word that opens a sentence
constexpr std::size_t kMostTitleWords = 40;

// Words that begin sentences, but hardly ever follow a word in lower case inside one with a capital.
constexpr std::array<std::string_view, 46> kOpeners = {
    "After",   "Although", "An",       "And",   "As",    "At",       "Because", "Before", "But",  "By",
    "Despite", "Due",      "During",   "Early", "Each",  "Every",    "Few",     "For",    "From", "Having",
    "He",      "How",      "If",       "In",    "It",    "Last",     "Many",    "More",   "Most", "On",
    "One",     "Our",      "Recently", "She",   "Since", "The",      "There",   "They",   "This", "To",
    "Today",   "We",       "What",     "When",  "With",  "Yesterday"};

// Words that titles write in lower case between their capitals: what follows one goes on.
constexpr std::array<std::string_view, 16> kSmallWords = {"a",  "an", "and", "as", "at",  "by", "for",  "from",
                                                          "in", "of", "on",  "or", "the", "to", "with", "vs"};

bool is_lower(char32_t c) {
  return c >= 'a' && c <= 'z';
}

std::optional<std::size_t> english_title_end(std::string_view text) {
  const std::string_view sentence = text.substr(0, sentence_end(text, 0));
  std::size_t words = 0;
  for (std::size_t space = sentence.find(' '); space != std::string_view::npos; space = sentence.find(' ', space + 1)) {
    if (++words > kMostTitleWords) break;
    const std::string_view rest = sentence.substr(space + 1);
    const std::string_view word = rest.substr(0, rest.find_first_of(" ,"));
    const char32_t before = code_point_before(sentence, space);
    const bool opens = std::find(kOpeners.begin(), kOpeners.end(), word) != kOpeners.end();
    const std::string_view last = sentence.substr(0, space).substr(sentence.substr(0, space).rfind(' ') + 1);
    if (std::find(kSmallWords.begin(), kSmallWords.end(), last) != kSmallWords.end()) continue;
    const bool ended = is_lower(before) || (before >= '0' && before <= '9') || before == ')' || before == '"';
    if (words >= kLeastTitleWords && opens && ended) return space;
  }
  return std::nullopt;
}

/// The words between spaces up to the one that has a comma or a full stop in it.
std::optional<std::size_t> chinese_title_end(std::string_view text) {
  std::optional<std::size_t> end;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = core::next_code_point(text, at);
    if (c == ' ') end = at - 1;
    if (c == ',' || std::u32string_view(U"，。；！？").find(c) != std::u32string_view::npos) break;
  }
  const bool title = end && cells(text.substr(0, *end)) <= kLongestTitle && has_words(text.substr(0, *end)) &&
                     language_of(text.substr(0, *end)) == Language::Chinese;
  return title ? end : std::nullopt;
}

/// A part of a title without the marks that joined it to the other: brackets around it, a dash or a bar at an end.
std::string_view without_joints(std::string_view part) {
  constexpr std::string_view kJoints = "/|-_";
  part = trimmed(part);
  while (!part.empty() && kJoints.find(part.front()) != std::string_view::npos) part = trimmed(part.substr(1));
  while (!part.empty() && kJoints.find(part.back()) != std::string_view::npos) {
    part = trimmed(part.substr(0, part.size() - 1));
  }
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
    const bool framed = part.size() > open.size() + close.size() && part.substr(0, open.size()) == open &&
                        part.substr(part.size() - close.size()) == close;
    if (framed) part = trimmed(part.substr(open.size(), part.size() - open.size() - close.size()));
  }
  return part;
}

/// `第一课`, `Lesson 3`: the number of a lesson, with few words around it.
std::string_view lesson_number(std::string_view title) {
  const std::size_t begin = title.find("第");
  if (begin == std::string_view::npos) return {};
  for (const std::string_view unit : {"课", "讲", "期", "节", "次"}) {
    const std::size_t end = title.find(unit, begin);
    constexpr std::size_t kLongest = 15;  // bytes of the number
    if (end != std::string_view::npos && end - begin <= kLongest) return title.substr(begin, end + unit.size() - begin);
  }
  return {};
}

/// Nothing but which lesson it is, or the beginning of a title that goes on in the next line.
bool is_label(std::string_view title) {
  const std::string lowered = lower_case(title);
  for (const std::string_view unit : {"lesson ", "session ", "lecture "}) {
    const bool numbered = lowered.substr(0, unit.size()) == unit && lowered.find(' ', unit.size()) == std::string::npos;
    if (numbered) return true;
  }
  const std::string_view number = lesson_number(title);
  return (!number.empty() && number.size() == title.size()) || without_colon(title).size() < title.size() ||
         code_point_before(title, title.size()) == U'—';
}

/// A line of text where a Chinese one was broken goes on without a space.
std::string without_broken_lines(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = core::next_code_point(text, at);
    const char32_t before = code_point_before(text, begin);
    const bool after_dash = before == U'—' || before == U'：';
    if (c == ' ' && after_dash && markdown::is_ideographic(code_point_at(text, at))) continue;
    core::append_utf8(out, c);
  }
  return out;
}

/// The first sentence, or as many of its words as a title may have.
std::string_view beginning(std::string_view text) {
  const std::string_view sentence = trimmed(text.substr(0, sentence_end(text, 0)));
  const std::string_view head = core::prefix_code_points(sentence, kFallbackTitle);
  const std::size_t space = head.rfind(' ');
  return head.size() < sentence.size() && space != std::string_view::npos ? trimmed(head.substr(0, space)) : head;
}

bool is_title_line(const Piece& piece) {
  const Block& block = piece.block;
  if (block.kind == Block::Kind::Heading) return has_words(block.text);
  if (block.kind != Block::Kind::Text || !has_words(block.text) || cells(block.text) > kLongestTitle) return false;
  if (known_heading(block.text)) return false;
  const auto marker = marker_at(block.text, 0);
  if (marker && marker->style != Marker::Style::Dotted) return false;
  const char32_t last = code_point_before(block.text, block.text.size());
  const bool exclaims = last == U'！' || last == '!' || last == U'？' || last == '?';
  return exclaims ? cells(block.text) <= kLongestTitle / 2 : !ends_sentence(block.text);
}

/// A line at the head of a write-up, and which languages it is in.
struct HeadLine {
  std::size_t piece = 0;
  bool both = false;
  Language language = Language::Chinese;  ///< when it is not in both
  bool used = false;
};

class TitleFinder {
 public:
  TitleFinder(Pieces& pieces, const std::vector<Language>& languages, const Post& post, std::vector<Aside>& asides)
      : pieces_(pieces), languages_(languages), post_(post), asides_(asides) {}

  std::vector<Title> take() {
    for (const Language language : languages_) read_head(language);
    std::vector<Title> titles;
    for (const Language language : languages_) titles.push_back(title_in(language));
    remove_lines();
    return titles;
  }

 private:
  void read_head(Language half);
  void cut_title_off(std::size_t index, Language half);
  Title title_in(Language language);
  Title from_lines(const std::vector<HeadLine*>& lines);
  Title from_elsewhere(Language language);
  std::vector<HeadLine*> lines_in(Language language);
  void remove_lines();
  void put_aside(const Piece& piece, std::string reason) {
    asides_.push_back({piece.order, {piece.block.line, piece.block.text, std::move(reason)}});
  }

  Pieces& pieces_;
  const std::vector<Language>& languages_;
  const Post& post_;
  std::vector<Aside>& asides_;
  std::vector<HeadLine> head_;
  std::vector<std::size_t> removed_;  ///< pieces that became titles or were left out
};

void TitleFinder::cut_title_off(std::size_t index, Language half) {
  const Piece piece = pieces_[index];
  if (!piece.recovered || piece.block.kind != Block::Kind::Text) return;
  const auto end = title_end(piece.block.text, half);
  if (!end) return;
  Pieces cut = cut_piece(piece, {*end});
  if (cut.size() != 2) return;
  pieces_[index] = std::move(cut[1]);
  pieces_.insert(pieces_.begin() + static_cast<std::ptrdiff_t>(index), std::move(cut[0]));
  for (HeadLine& line : head_) line.piece += line.piece >= index ? 1 : 0;
  head_.push_back({index, false, half, false});
}

void TitleFinder::read_head(Language half) {
  bool heading = false;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (pieces_[i].language != half || pieces_[i].block.kind == Block::Kind::Image) continue;
    const Block& block = pieces_[i].block;
    const bool is_heading = block.kind == Block::Kind::Heading;
    const bool both = title_part(block.text, Language::Chinese).has_value();
    const Language language = language_of(block.text).value_or(half);
    if (head_.size() >= kMostHeadLines) return;
    const bool second_heading = is_heading && heading && (both || language == half);
    if (!is_title_line(pieces_[i]) || second_heading || (is_heading && known_heading(block.text))) {
      const bool titled = std::any_of(head_.begin(), head_.end(),
                                      [&](const HeadLine& line) { return !line.both && line.language == half; });
      if (!titled) cut_title_off(i, half);
      return;
    }
    head_.push_back({i, both, language, false});
    heading = heading || is_heading;
  }
}

std::vector<HeadLine*> TitleFinder::lines_in(Language language) {
  std::vector<HeadLine*> lines;
  for (const bool own_half : {true, false}) {
    for (HeadLine& line : head_) {
      const bool in_half = pieces_[line.piece].language == language;
      if (!line.both && line.language == language && in_half == own_half) lines.push_back(&line);
    }
    if (!lines.empty()) break;
  }
  return lines;
}

Title TitleFinder::title_in(Language language) {
  const std::vector<HeadLine*> lines = lines_in(language);
  if (!lines.empty()) return from_lines(lines);
  for (HeadLine& line : head_) {
    const Block& block = pieces_[line.piece].block;
    if (!line.both) continue;
    line.used = true;
    return {*title_part(block.text, language), Finding::Certainty::Guessed, block.line,
            "cut out of a line in both languages"};
  }
  return from_elsewhere(language);
}

Title TitleFinder::from_lines(const std::vector<HeadLine*>& lines) {
  std::size_t chosen = 0;
  const auto text_of = [&](std::size_t i) -> const std::string& { return pieces_[lines[i]->piece].block.text; };
  const std::string_view number = lesson_number(text_of(0));
  const bool repeated = lines.size() > 1 && !number.empty() && lesson_number(text_of(1)) == number;
  if (repeated) {
    put_aside(pieces_[lines[0]->piece], "a heading of the page; the title says it again");
    removed_.push_back(lines[0]->piece);
    lines[0]->used = true;
    chosen = 1;
  }
  const Piece& piece = pieces_[lines[chosen]->piece];
  lines[chosen]->used = true;
  removed_.push_back(lines[chosen]->piece);
  Title title{piece.block.text, piece.recovered ? Finding::Certainty::Guessed : Finding::Certainty::Sure,
              piece.block.line, piece.recovered ? "what stands before the first sentence" : "the line at the head"};
  const bool goes_on = is_label(title.text);
  if (!repeated && goes_on && lines.size() > 1 && lines[1]->piece == lines[0]->piece + 1) {
    title.text += " " + text_of(1);
    title.how = "the two lines at the head";
    title.certainty = Finding::Certainty::Guessed;
    lines[1]->used = true;
    removed_.push_back(lines[1]->piece);
  }
  title.text = without_broken_lines(title.text);
  return title;
}

Title TitleFinder::from_elsewhere(Language language) {
  if (const auto part = title_part(post_.title, language)) {
    return {*part, Finding::Certainty::Guessed, 0, "cut out of the source's title in both languages"};
  }
  if (!post_.title.empty() && language_of(post_.title).value_or(language) == language) {
    return {post_.title, Finding::Certainty::Guessed, 0, "what the source calls itself"};
  }
  for (const Piece& piece : pieces_) {
    if (piece.language != language || !has_words(piece.block.text)) continue;
    return {std::string(beginning(piece.block.text)), Finding::Certainty::Look, piece.block.line,
            "the beginning of the text, as nothing looks like a title"};
  }
  return {post_.name.empty() ? "lesson" : post_.name, Finding::Certainty::Look, 0,
          "the name of the source, as nothing looks like a title"};
}

/// Of the lines that are left, those of the write-up's own language stay in its text.
void TitleFinder::remove_lines() {
  for (const HeadLine& line : head_) {
    const Piece& piece = pieces_[line.piece];
    const bool taken = std::find(removed_.begin(), removed_.end(), line.piece) != removed_.end();
    if (taken) continue;
    if (line.both) {
      put_aside(piece, line.used ? "a heading in both languages; a part of it is a title"
                                 : "a heading of the page in both languages; there are titles of their own");
      removed_.push_back(line.piece);
    } else if (line.language != piece.language && languages_.size() > 1) {
      put_aside(piece, "a title in the other language, which has its own");
      removed_.push_back(line.piece);
    }
  }
  std::sort(removed_.begin(), removed_.end(), std::greater<>());
  for (const std::size_t index : removed_) pieces_.erase(pieces_.begin() + static_cast<std::ptrdiff_t>(index));
}

}  // namespace

std::optional<std::size_t> title_end(std::string_view text, Language language) {
  return language == Language::Chinese ? chinese_title_end(text) : english_title_end(text);
}

std::optional<std::string> title_part(std::string_view line, Language language) {
  if (cells(line) > kLongestTitle || sentence_end(line, 0) < line.size()) return std::nullopt;
  const auto change = language_change(line, kLeastTitle);
  if (!change) return std::nullopt;
  const std::string_view before = without_joints(line.substr(0, *change));
  const std::string_view after = without_joints(line.substr(*change));
  const bool first = language_of(before).value_or(language) == language;
  const std::string_view part = first ? before : after;
  return part.empty() ? std::nullopt : std::optional(std::string(part));
}

std::vector<Title> take_titles(Pieces& pieces, const std::vector<Language>& languages, const Post& post,
                               std::vector<Aside>& asides) {
  return TitleFinder(pieces, languages, post, asides).take();
}

}  // namespace lectern::importer
