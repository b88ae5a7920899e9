#include "importer/language_split.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "core/utf8.h"
#include "importer/sentence.h"
#include "language/character.h"
#include "language/script.h"
#include "markdown/announcement.h"

// A piece is a misfit in a half of the other language by what it has more of that; so names in Latin letters in a
// Chinese piece cost nothing. Of all borders between two pieces, in both orders, the one with the least misfit is
// taken; where much misfit is left the languages take turns.

namespace lectern::importer {
namespace {

constexpr std::size_t kHanWeight = 5;
constexpr std::size_t kWordWeight = 8;
// A half that is shorter, or less than a part of the other, is a quotation or a list of sources.
constexpr std::size_t kLeastHalf = 12 * kWordWeight;
constexpr std::size_t kLeastHalfPart = 10;
constexpr std::size_t kMisfitPart = 5;

/// A Han character or a Latin word.
struct Sign {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool han = false;

  std::size_t weight() const { return han ? kHanWeight : kWordWeight; }
};

std::vector<Sign> signs_of(std::string_view text) {
  std::vector<Sign> signs;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = core::next_code_point(text, at);
    const bool han = language::is_han(c);
    const bool latin = language::is_latin(c);
    if (han || (latin && !in_word)) signs.push_back({begin, at, han});
    if (latin) signs.back().end = at;
    in_word = latin;
  }
  return signs;
}

struct Change {
  std::size_t misplaced = std::numeric_limits<std::size_t>::max();
  std::size_t sign = 0;  ///< the first of the second part
  bool from_chinese = true;
};

Change best_change(const std::vector<Sign>& signs, bool from_chinese) {
  Change best{0, 0, from_chinese};
  for (const Sign& sign : signs) best.misplaced += sign.han == from_chinese ? sign.weight() : 0;
  std::size_t misplaced = best.misplaced;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (signs[i].han == from_chinese)
      misplaced -= signs[i].weight();
    else
      misplaced += signs[i].weight();
    if (misplaced < best.misplaced) best = {misplaced, i + 1, from_chinese};
  }
  return best;
}

LanguageWeight weigh_all(std::string_view text) {
  const language::ScriptCount count = language::count_scripts(text);
  return {count.han * kHanWeight, count.latin_words * kWordWeight};
}

/// Without what stands in brackets and quotation marks: titles and names in the other language often do.
std::string without_quotations(std::string_view text) {
  constexpr std::u32string_view kOpening = U"《“「『（(\"";
  constexpr std::u32string_view kClosing = U"》”」』）)\"";
  std::string out;
  char32_t closing = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = core::next_code_point(text, at);
    const std::size_t pair = kOpening.find(c);
    if (closing != 0) {
      if (c == closing) closing = 0;
    } else if (pair != std::u32string_view::npos) {
      closing = kClosing[pair];
    } else {
      core::append_utf8(out, c);
    }
  }
  return closing == 0 ? out : std::string(text);
}

/// The weight of signs `begin` to `end` that are Han, or are not.
std::size_t weight_of(const std::vector<Sign>& signs, std::size_t begin, std::size_t end, bool han) {
  std::size_t weight = 0;
  for (std::size_t i = begin; i < end; ++i) weight += signs[i].han == han ? signs[i].weight() : 0;
  return weight;
}

/// A sentence of the first part that ends in a few signs of the other language: `欢迎关注 IACCR。`; where it ends.
std::optional<std::size_t> end_of_mixed_sentence(std::string_view text, const std::vector<Sign>& signs,
                                                 const Change& change) {
  constexpr std::size_t kFewSigns = 6;
  const std::size_t begin = signs[change.sign - 1].end;
  const std::size_t end = sentence_end(text, begin);
  const std::size_t first = signs[change.sign].begin;
  if (end <= first || end == text.size()) return std::nullopt;
  std::size_t inside = 0;
  while (change.sign + inside < signs.size() && signs[change.sign + inside].begin < end) ++inside;
  const bool wide_mark = code_point_before(text, end) > 0x7F;
  return inside <= kFewSigns && wide_mark == change.from_chinese ? std::optional(end) : std::nullopt;
}

/// The best place between the last sign of the first part and the first of the second.
std::size_t place_between(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t sentence = sentence_end(text.substr(0, end), begin);
  if (sentence < end) return sentence;
  const std::string_view between = text.substr(begin, end - begin);
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}, {"“", "”"}}) {
    const std::size_t at = between.rfind(open);
    if (at != std::string_view::npos && between.find(close, at) == std::string_view::npos) return begin + at;
  }
  const std::size_t space = between.find(' ');
  if (space != std::string_view::npos) return begin + space;
  for (const std::string_view joint : {"/", "|"}) {
    const std::size_t at = between.find(joint);
    if (at != std::string_view::npos) return begin + at;
  }
  return end;
}

std::size_t misfit(const LanguageWeight& weight, Language half) {
  const std::size_t own = half == Language::Chinese ? weight.chinese : weight.english;
  const std::size_t other = weight.total() - own;
  return other > own ? other - own : 0;
}

Language other(Language language) {
  return language == Language::Chinese ? Language::English : Language::Chinese;
}

/// Pieces before `border` are in `first`, the others in the other language.
struct Border {
  std::size_t misfit = std::numeric_limits<std::size_t>::max();
  std::size_t border = 0;
  Language first = Language::Chinese;
};

using Weights = std::vector<LanguageWeight>;

bool makes_halves(const Weights& weights, std::size_t border, Language first) {
  std::size_t before = 0, after = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const bool chinese = (i < border) == (first == Language::Chinese);
    (i < border ? before : after) += chinese ? weights[i].chinese : weights[i].english;
  }
  const auto [lesser, greater] = std::minmax(before, after);
  return lesser >= kLeastHalf ? lesser * kLeastHalfPart >= greater : lesser * 3 >= greater && lesser > 0;
}

Border best_border(const Weights& weights) {
  Border undivided, divided;
  for (const Language first : {Language::Chinese, Language::English}) {
    std::size_t misfits = 0;
    for (const LanguageWeight& weight : weights) misfits += misfit(weight, other(first));
    for (std::size_t border = 0; border <= weights.size(); ++border) {
      if (border > 0) {
        misfits += misfit(weights[border - 1], first);
        misfits -= misfit(weights[border - 1], other(first));
      }
      Border& best = border == weights.size() ? undivided : divided;
      const bool inside = border > 0;
      if (inside && (misfits < best.misfit || (misfits == best.misfit && best.first == first))) {
        best = {misfits, border, first};
      }
    }
  }
  const bool better = divided.misfit < undivided.misfit && makes_halves(weights, divided.border, divided.first);
  return better ? divided : undivided;
}

/// Each piece in the language that it has more of.
std::vector<Language> own_languages(const Weights& weights, Language before) {
  std::vector<Language> languages;
  for (const LanguageWeight& weight : weights) {
    if (weight.total() > 0) before = weight.chinese >= weight.english ? Language::Chinese : Language::English;
    languages.push_back(before);
  }
  return languages;
}

}  // namespace

LanguageWeight weigh(std::string_view text) {
  const LanguageWeight all = weigh_all(text);
  if (all.chinese == 0 || all.english == 0) return all;
  const LanguageWeight outside = weigh_all(without_quotations(text));
  if (outside.chinese > 2 * outside.english) return {all.chinese, outside.english};
  if (outside.english > 2 * outside.chinese) return {outside.chinese, all.english};
  return all;
}

std::optional<Language> language_of(std::string_view text) {
  const LanguageWeight weight = weigh(text);
  if (weight.total() == 0) return std::nullopt;
  return weight.chinese >= weight.english ? Language::Chinese : Language::English;
}

std::optional<std::size_t> language_change(std::string_view text, std::size_t least) {
  const std::vector<Sign> signs = signs_of(text);
  const Change zh = best_change(signs, true), en = best_change(signs, false);
  const Change change = zh.misplaced <= en.misplaced ? zh : en;
  if (change.sign == 0 || change.sign >= signs.size()) return std::nullopt;
  const std::size_t first = weight_of(signs, 0, change.sign, change.from_chinese);
  const std::size_t second = weight_of(signs, change.sign, signs.size(), !change.from_chinese);
  const std::size_t lesser = std::min(first, second);
  if (lesser < least || change.misplaced * kMisfitPart >= std::max<std::size_t>(lesser, 1)) return std::nullopt;
  if (const auto end = end_of_mixed_sentence(text, signs, change)) return end;
  return place_between(text, signs[change.sign - 1].end, signs[change.sign].begin);
}

ToldLanguages tell_languages(const std::vector<std::string_view>& pieces) {
  Weights weights;
  std::size_t total = 0;
  for (const std::string_view piece : pieces) {
    const bool announces = markdown::announcement(piece) != markdown::Announcement::None;
    weights.push_back(announces ? LanguageWeight() : weigh(piece));
    total += weights.back().total();
  }
  const Border border = best_border(weights);
  ToldLanguages told;
  told.alternating = total > 0 && border.misfit * kMisfitPart > total && border.misfit >= kLeastHalf;
  if (told.alternating) {
    told.of = own_languages(weights, border.first);
    return told;
  }
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    told.of.push_back(i < border.border ? border.first : other(border.first));
  }
  return told;
}

}  // namespace lectern::importer
