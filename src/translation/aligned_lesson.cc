#include "translation/aligned_lesson.h"

#include <algorithm>
#include <span>
#include <utility>

#include "core/codec.h"
#include "core/utf8.h"
#include "index/parts.h"
#include "index/string_pool.h"
#include "language/analysis.h"
#include "language/character.h"
#include "translation/alignment.h"
#include "translation/sentence.h"

namespace lectern::translation {
namespace {

/// Titles and lines, the smallest pieces that have a counterpart wherever two write-ups are built alike.
using Blocks = std::vector<std::string_view>;

Blocks lines_of(std::string_view text) {
  Blocks out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (const std::string_view line = text.substr(0, end); !line.empty()) out.push_back(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return out;
}

Blocks blocks_of(const core::CardSection& section) {
  Blocks out;
  if (!section.title.empty()) out.emplace_back(section.title);
  const Blocks lines = lines_of(section.text);
  out.insert(out.end(), lines.begin(), lines.end());
  return out;
}

std::vector<Blocks> sections_of(const core::Card& card) {
  std::vector<Blocks> out;
  for (const core::CardSection& section : card.sections) out.push_back(blocks_of(section));
  return out;
}

Blocks joined(const std::vector<Blocks>& sections) {
  Blocks out;
  for (const Blocks& blocks : sections) out.insert(out.end(), blocks.begin(), blocks.end());
  return out;
}

/// Nearly all terms of scripts without stems are their only surface: their counts tell nothing.
bool is_counted(const Word& word) {
  return word.surface != word.term || static_cast<unsigned char>(word.term[0]) < 0x80;
}

/// A sentence, its terms as they come.
struct Sentence {
  std::vector<std::uint32_t> terms;
  Segment segment;
};

/// The terms of one language, numbered as they come.
class Vocabulary {
 public:
  std::uint32_t use(const index::PlacedTermView& placed) {
    const std::uint32_t surface = surfaces_.add(placed.surface);
    if (surface == uses_.size()) uses_.push_back({terms_.add(placed.term()), 0});
    ++uses_[surface].count;
    return uses_[surface].term;
  }

  /// Gives the words by term, and of each number, which of them it is now.
  std::vector<Word> take(std::vector<std::uint32_t>& places) const {
    std::vector<std::uint32_t> best(terms_.size(), 0);
    std::vector<bool> any(terms_.size(), false);
    for (const std::uint32_t surface : surfaces_.sorted()) {
      const Use& use = uses_[surface];
      if (any[use.term] && uses_[best[use.term]].count >= use.count) continue;
      best[use.term] = surface;
      any[use.term] = true;
    }
    std::vector<Word> out;
    places.resize(terms_.size());
    for (const std::uint32_t term : terms_.sorted()) {
      places[term] = static_cast<std::uint32_t>(out.size());
      Word word{std::string(terms_[term]), std::string(surfaces_[best[term]]), uses_[best[term]].count};
      if (!is_counted(word)) word.count = 1;
      out.push_back(std::move(word));
    }
    return out;
  }

 private:
  struct Use {
    std::uint32_t term = 0, count = 0;
  };

  index::StringPool terms_, surfaces_;
  std::vector<Use> uses_;  ///< of each surface
};

class LessonAligner {
 public:
  void add_facts(const core::Card& first, const core::Card& second) {
    if (first.title != second.title) add({&first.title, 1}, {&second.title, 1});
    if (first.course_title != second.course_title) add({&first.course_title, 1}, {&second.course_title, 1});
    if (first.guests.size() == second.guests.size()) {
      for (std::size_t i = 0; i < first.guests.size(); ++i) add({&first.guests[i], 1}, {&second.guests[i], 1});
    }
    if (first.tags.size() == second.tags.size()) add(first.tags, second.tags);
  }

  void add_sections(const std::vector<Blocks>& first, const std::vector<Blocks>& second) {
    if (first.size() != second.size()) return add_blocks(joined(first), joined(second));
    for (std::size_t i = 0; i < first.size(); ++i) add_blocks(first[i], second[i]);
  }

  AlignedLesson take() {
    AlignedLesson out;
    for (std::size_t side = 0; side < 2; ++side) {
      std::vector<std::uint32_t> places;
      out.words[side] = vocabularies_[side].take(places);
      for (AlignedLesson::Pair& pair : pairs_) {
        for (std::uint32_t& number : pair.words[side]) number = places[number];
        std::sort(pair.words[side].begin(), pair.words[side].end());
      }
    }
    out.pairs = std::move(pairs_);
    return out;
  }

 private:
  void add_blocks(const Blocks& first, const Blocks& second) {
    if (first.size() != second.size()) return add_running(first, second);
    for (std::size_t i = 0; i < first.size(); ++i) add_running({&first[i], 1}, {&second[i], 1});
  }

  void add_running(std::span<const std::string_view> first, std::span<const std::string_view> second) {
    const std::vector<Sentence> a = sentences_of(first, 0), b = sentences_of(second, 1);
    for (const Bead& bead : align(segments_of(a), segments_of(b))) {
      add_pair(std::span(a).subspan(bead.first.first, bead.first.second - bead.first.first),
               std::span(b).subspan(bead.second.first, bead.second.second - bead.second.first));
    }
  }

  void add(std::span<const std::string> first, std::span<const std::string> second) {
    std::vector<Sentence> a, b;
    for (const std::string& text : first) a.push_back(read(text, 0));
    for (const std::string& text : second) b.push_back(read(text, 1));
    add_pair(a, b);
  }

  void add_pair(std::span<const Sentence> first, std::span<const Sentence> second) {
    AlignedLesson::Pair pair{{terms_of(first), terms_of(second)}};
    for (const auto& terms : pair.words) {
      if (terms.empty() || terms.size() > kMaxPairTerms) return;
    }
    pairs_.push_back(std::move(pair));
  }

  /// Each once.
  static std::vector<std::uint32_t> terms_of(std::span<const Sentence> sentences) {
    std::vector<std::uint32_t> out;
    for (const Sentence& sentence : sentences) out.insert(out.end(), sentence.terms.begin(), sentence.terms.end());
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  static std::vector<Segment> segments_of(const std::vector<Sentence>& sentences) {
    std::vector<Segment> out;
    out.reserve(sentences.size());
    for (const Sentence& sentence : sentences) out.push_back(sentence.segment);
    return out;
  }

  std::vector<Sentence> sentences_of(std::span<const std::string_view> blocks, std::size_t side) {
    std::vector<Sentence> out;
    for (const std::string_view block : blocks) {
      for (const std::string_view text : translation::sentences_of(block)) out.push_back(read(text, side));
    }
    return out;
  }

  Sentence read(std::string_view text, std::size_t side) {
    Sentence out;
    std::vector<std::uint32_t>& marks = out.segment.marks;
    out.segment.characters = core::code_point_count(text);
    index::for_each_placed_term(text, [&](const index::PlacedTermView& placed) {
      out.terms.push_back(vocabularies_[side].use(placed));
      const char first = placed.surface.front();
      const bool digit = first >= '0' && first <= '9';
      const bool latin = first >= 'a' && first <= 'z' && placed.surface.size() >= kMinMarkBytes;
      if (digit || latin) marks.push_back(2 * marks_.add(placed.surface) + (digit ? 1 : 0));
    });
    std::sort(marks.begin(), marks.end());
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
    return out;
  }

  static constexpr std::size_t kMinMarkBytes = 3;

  std::array<Vocabulary, 2> vocabularies_;
  index::StringPool marks_;
  std::vector<AlignedLesson::Pair> pairs_;
};

/// How much of a term is that of the one before it, up to a whole character.
std::size_t shared_bytes(std::string_view before, std::string_view term) {
  const auto most = static_cast<std::ptrdiff_t>(std::min(before.size(), term.size()));
  auto end = static_cast<std::size_t>(std::mismatch(before.begin(), before.begin() + most, term.begin()).first -
                                      before.begin());
  while (end > 0 && end < term.size() && (static_cast<unsigned char>(term[end]) & 0xC0U) == 0x80U) --end;
  return end;
}

void encode_words(core::Encoder& coder, const std::vector<Word>& words) {
  std::string_view before;
  coder.list(words, [&](const Word& word) {
    const std::size_t shared = shared_bytes(before, word.term);
    const bool same = word.surface == word.term;
    coder.number(2 * shared + (same ? 1 : 0));
    coder.text(word.term.substr(shared));
    if (!same) coder.text(word.surface);
    if (is_counted(word)) coder.number(word.count);
    before = word.term;
  });
}

void decode_words(core::Decoder& coder, std::vector<Word>& words) {
  std::string before;
  coder.list(words, [&](Word& word) {
    std::uint64_t head = 0;
    std::string rest;
    coder.number(head);
    coder.text(rest);
    if (head / 2 > before.size()) return coder.fail();
    // The bound keeps bytes that claim to share all of a long term from filling memory.
    if (head / 2 + rest.size() > language::kMaxTermBytes) return coder.fail();
    word.term = before.substr(0, head / 2) + rest;
    if (word.term.empty() || core::first_invalid_utf8(word.term)) return coder.fail();
    word.surface = word.term;
    word.count = 1;
    if (head % 2 == 0) coder.text(word.surface);
    if (word.surface.empty()) return coder.fail();
    if (is_counted(word)) coder.number(word.count);
    before = word.term;
  });
}

void encode_numbers(core::Encoder& coder, const std::vector<std::uint32_t>& numbers) {
  std::uint32_t next = 0;
  coder.list(numbers, [&](std::uint32_t number) {
    coder.number(number - next);
    next = number + 1;
  });
}

void decode_numbers(core::Decoder& coder, std::vector<std::uint32_t>& numbers, std::size_t count) {
  std::uint64_t next = 0;
  coder.list(numbers, [&](std::uint32_t& number) {
    std::uint32_t gap = 0;
    coder.number(gap);
    if (next + gap >= count) return coder.fail();
    number = static_cast<std::uint32_t>(next + gap);
    next = number + 1U;
  });
  if (numbers.empty()) coder.fail();
}

bool ascends(const std::vector<Word>& words) {
  return std::is_sorted(words.begin(), words.end(),
                        [](const Word& a, const Word& b) { return a.term <= b.term && a.term != b.term; });
}

}  // namespace

bool is_single_character(std::string_view term) {
  std::size_t offset = 0;
  if (term.empty()) return false;
  const char32_t first = core::next_code_point(term, offset);
  return offset == term.size() && language::character_traits(first).character_class == language::CharacterClass::Cjk;
}

AlignedLesson align_lesson(const core::Card& first, const core::Card& second) {
  LessonAligner aligner;
  aligner.add_facts(first, second);
  aligner.add_sections(sections_of(first), sections_of(second));
  return aligner.take();
}

std::string encode(const AlignedLesson& lesson) {
  core::Encoder coder;
  for (const auto& words : lesson.words) encode_words(coder, words);
  coder.list(lesson.pairs, [&](const AlignedLesson::Pair& pair) {
    for (const auto& numbers : pair.words) encode_numbers(coder, numbers);
  });
  return coder.take();
}

std::optional<AlignedLesson> decode_lesson(std::string_view bytes) {
  AlignedLesson out;
  core::Decoder coder(bytes);
  for (auto& words : out.words) decode_words(coder, words);
  coder.list(out.pairs, [&](AlignedLesson::Pair& pair) {
    for (std::size_t side = 0; side < 2; ++side) decode_numbers(coder, pair.words[side], out.words[side].size());
  });
  if (!coder.succeeded() || !ascends(out.words[0]) || !ascends(out.words[1])) return std::nullopt;
  return out;
}

}  // namespace lectern::translation
