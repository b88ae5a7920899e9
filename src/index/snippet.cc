// A snippet is a window on a line of glyphs. Its core is the stretch, from the beginning of one match to the end of
// another, that has the most different terms; what room is left shows what stands around it.

#include "index/snippet.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/utf8.h"
#include "index/glyphs.h"
#include "index/text_matches.h"
#include "language/analysis.h"

namespace lectern::index {
namespace {

constexpr std::string_view kEllipsis = "…";

/// Glyphs `begin` to before `end`.
struct Span {
  std::size_t begin = 0, end = 0;
};

struct Match {
  Span span;
  std::string term;
};

class Line {
 public:
  Line(std::string_view text, const Query& query, std::span<const std::string> others)
      : text_(one_line(text)), glyphs_(glyphs_of(text_)) {
    cells_before_.reserve(glyphs_.size());
    std::size_t cells = 0;
    for (const Glyph& glyph : glyphs_) {
      cells_before_.push_back(cells);
      cells += glyph.cells;
    }
    for (TextMatch& match : find_text_matches(text_, query, others)) {
      matches_.push_back({{glyph_at(match.begin), end_with_marks(glyph_at(match.end))}, std::move(match.term)});
    }
  }

  std::size_t size() const { return glyphs_.size() - 1; }

  std::size_t cells(Span span) const { return cells_before_[span.end] - cells_before_[span.begin]; }

  /// The window on the line, `max_cells` wide with the ellipses at its ends.
  Span window(std::size_t max_cells) const {
    if (cells({0, size()}) <= max_cells) return {0, size()};
    const std::size_t room = max_cells > 2 ? max_cells - 2 : 0;
    const Span core = this->core(room);
    if (cells(core) >= room)
      return without_spaces({core.begin, cut_before(last_fitting(core.begin, room), core.begin)});
    const std::size_t lead = std::min((room - cells(core)) / 2, max_cells / 4);
    Span wide{first_fitting(core.begin, lead), 0};
    wide.end = last_fitting(wide.begin, room);
    if (wide.end == size()) wide.begin = first_fitting(size(), room);
    return without_spaces(at_words(wide, core));
  }

  std::vector<SnippetPart> parts(Span window) const {
    std::vector<SnippetPart> out;
    if (window.begin > 0) append(out, kEllipsis, false);
    std::size_t at = window.begin;
    for (const Match& match : matches_) {
      const std::size_t begin = std::clamp(match.span.begin, at, window.end);
      const std::size_t end = std::clamp(match.span.end, begin, window.end);
      append(out, text({at, begin}), false);
      append(out, text({begin, end}), true);
      at = end;
    }
    append(out, text({at, window.end}), false);
    if (window.end < size()) append(out, kEllipsis, false);
    return out;
  }

 private:
  std::size_t glyph_at(std::size_t byte) const {
    const auto found = std::lower_bound(glyphs_.begin(), glyphs_.end(), byte,
                                        [](const Glyph& glyph, std::size_t offset) { return glyph.begin < offset; });
    return static_cast<std::size_t>(found - glyphs_.begin());
  }

  std::size_t end_with_marks(std::size_t end) const {
    while (glyphs_[end].joined) ++end;
    return end;
  }

  std::string_view text(Span span) const {
    return std::string_view(text_).substr(glyphs_[span.begin].begin,
                                          glyphs_[span.end].begin - glyphs_[span.begin].begin);
  }

  static void append(std::vector<SnippetPart>& parts, std::string_view text, bool marked) {
    if (text.empty()) return;
    if (parts.empty() || parts.back().marked != marked) parts.push_back({"", marked});
    parts.back().text += text;
  }

  /// The earliest stretch between matches with the most different terms that is at most `room` wide; its first match is
  /// in it even if it is wider. Empty, and at the beginning, when nothing matches.
  Span core(std::size_t room) const {
    Span best;
    std::size_t best_terms = 0;
    std::map<std::string_view, std::size_t> terms;
    std::size_t next = 0;
    for (const Match& first : matches_) {
      while (next < matches_.size() && (terms.empty() || cells({first.span.begin, matches_[next].span.end}) <= room)) {
        ++terms[matches_[next++].term];
      }
      if (terms.size() > best_terms) {
        best_terms = terms.size();
        best = {first.span.begin, matches_[next - 1].span.end};
      }
      if (--terms[first.term] == 0) terms.erase(first.term);
    }
    return best;
  }

  /// The first glyph from which on to before `end` at most `room` cells are filled.
  std::size_t first_fitting(std::size_t end, std::size_t room) const {
    std::size_t begin = end;
    while (begin > 0 && cells({begin - 1, end}) <= room) --begin;
    return begin;
  }

  std::size_t last_fitting(std::size_t begin, std::size_t room) const {
    std::size_t end = begin;
    while (end < size() && cells({begin, end + 1}) <= room) ++end;
    return end;
  }

  /// `end`, or as little before it as keeps characters whole, and not before `begin`.
  std::size_t cut_before(std::size_t end, std::size_t begin) const {
    while (end > begin && glyphs_[end].joined) --end;
    return end;
  }

  /// Narrows `wide` to whole words, without losing anything of `core`; a word that fills all of the room is cut.
  Span at_words(Span wide, Span core) const {
    Span out = wide;
    const std::vector<bool> inside = inside_words();
    const auto can_cut = [&](std::size_t i) { return !glyphs_[i].joined && !inside[i]; };
    while (out.begin < core.begin && !can_cut(out.begin)) ++out.begin;
    while (out.end > core.end && !can_cut(out.end)) --out.end;
    if (out.begin == out.end) out = {core.begin, cut_before(wide.end, core.begin)};
    return out;
  }

  /// For each glyph, whether the one before it belongs to the same word.
  std::vector<bool> inside_words() const {
    std::vector<bool> out(glyphs_.size());
    for (const language::Token& token : language::analyze(text_)) {
      if (token.kind != language::Token::Kind::Word) continue;
      for (std::size_t i = glyph_at(token.begin) + 1; i < glyph_at(token.end); ++i) out[i] = true;
    }
    return out;
  }

  Span without_spaces(Span span) const {
    while (span.begin < span.end && glyphs_[span.begin].is_space) ++span.begin;
    while (span.end > span.begin && glyphs_[span.end - 1].is_space) --span.end;
    return span;
  }

  std::string text_;
  std::vector<Glyph> glyphs_;
  std::vector<std::size_t> cells_before_;
  std::vector<Match> matches_;
};

}  // namespace

std::vector<SnippetPart> make_snippet(std::string_view text, const Query& query, std::size_t max_cells,
                                      std::span<const std::string> others) {
  const Line line(text, query, others);
  return line.parts(line.window(max_cells));
}

std::vector<SnippetPart> mark_matches(std::string_view text, const Query& query, std::span<const std::string> others) {
  const Line line(text, query, others);
  return line.parts({0, line.size()});
}

}  // namespace lectern::index
