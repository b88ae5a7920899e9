#include "translation/suggestion.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/utf8.h"

namespace lectern::translation {
namespace {

constexpr float kSureProbability = 0.3F;
constexpr std::uint32_t kSureCount = 4;
/// Renderings that are at least so likely, of the likeliest, may be pieces of one word with it.
constexpr float kPieceShare = 0.5F;
/// And others that are at least so likely are other words that it may stand for.
constexpr float kRivalShare = 0.75F;

std::string_view last_character(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && (static_cast<unsigned char>(text[--begin]) & 0xC0U) == 0x80U) {
  }
  return text.substr(begin);
}

bool is_bigram(std::string_view text) {
  return core::code_point_count(text) == 2 && static_cast<unsigned char>(text[0]) >= 0xE3;
}

/// Joins words and is in none, or hardly any.
bool is_particle(std::string_view character) {
  constexpr std::string_view kParticles = "的了是在和与及";
  return kParticles.find(character) != std::string_view::npos;
}

/// A bigram across two words.
bool is_between(std::string_view text) {
  return is_bigram(text) && (is_particle(core::prefix_code_points(text, 1)) || is_particle(last_character(text)));
}

/// 计算 and 算机 as 计算机, whichever comes first; nothing when they do not overlap.
std::optional<std::string> joined(const std::string& word, const std::string& piece) {
  const std::string_view first = core::prefix_code_points(piece, 1), last = last_character(piece);
  if (last_character(word) == first) return word + std::string(last);
  if (core::prefix_code_points(word, 1) == last) return std::string(first) + word;
  return std::nullopt;
}

class Suggester {
 public:
  explicit Suggester(const PairTable& table) : table_(table) {}

  std::optional<Suggestion> of(std::size_t asked) const {
    std::vector<PairTable::Entry> pieces = strong_of(asked);
    if (pieces.empty()) return std::nullopt;
    const Word& word = table_.asked_words[asked];
    const float most = probability_of(pieces[0].likelihood);
    Suggestion out{word.surface, text_of(pieces[0]), most, word.count, most >= kSureProbability};
    out.sure = out.sure && word.count >= kSureCount;
    join(pieces, out.written);
    const bool rival = std::any_of(pieces.begin(), pieces.end(), [&](const PairTable::Entry& entry) {
      return probability_of(entry.likelihood) >= kRivalShare * most;
    });
    out.sure = out.sure && !rival;
    return out;
  }

 private:
  std::vector<PairTable::Entry> strong_of(std::size_t asked) const {
    std::vector<PairTable::Entry> out;
    for (const PairTable::Entry& entry : table_.of(asked)) {
      if (entry.strong && !is_between(text_of(entry))) out.push_back(entry);
    }
    return out;
  }

  const std::string& text_of(const PairTable::Entry& entry) const {
    return table_.written_words[entry.written].surface;
  }

  /// Takes what goes into `word` out of `pieces`, and the first, which it is.
  void join(std::vector<PairTable::Entry>& pieces, std::string& word) const {
    const float least = kPieceShare * probability_of(pieces[0].likelihood);
    pieces.erase(pieces.begin());
    if (!is_bigram(word)) return;
    for (std::size_t i = 0; i < pieces.size();) {
      const std::string& piece = text_of(pieces[i]);
      const bool fits = is_bigram(piece) && probability_of(pieces[i].likelihood) >= least;
      const auto longer = fits ? joined(word, piece) : std::nullopt;
      if (!longer) {
        ++i;
        continue;
      }
      word = *longer;
      pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i));
      i = 0;  // what did not fit before may fit now
    }
  }

  const PairTable& table_;
};

}  // namespace

std::vector<Suggestion> suggestions_of(const PairTable& table) {
  const Suggester suggester(table);
  std::vector<Suggestion> out;
  for (std::size_t asked = 0; asked < table.asked_words.size(); ++asked) {
    if (auto suggestion = suggester.of(asked)) out.push_back(*std::move(suggestion));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Suggestion& a, const Suggestion& b) { return a.probability > b.probability; });
  return out;
}

}  // namespace lectern::translation
