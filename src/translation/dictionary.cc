#include "translation/dictionary.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/language.h"
#include "language/analysis.h"
#include "translation/phrase_finder.h"

namespace lectern::translation {
namespace {

constexpr std::size_t kMostTerms = 7;
constexpr std::uint32_t kMainSenses = 2;
/// Of what is told of a word, where something was learned too.
constexpr float kToldShare = 0.5F;
/// How sure a word is of what is told of it, at least.
constexpr float kToldMass = 0.5F;

/// The terms of `text`, side by side; empty where they are not, or too many, or not of one kind.
std::string phrase_of(std::string_view text, language::Token::Kind kind) {
  std::string out;
  std::uint32_t next = 0;
  const std::vector<language::Token> tokens = language::analyze(text);
  if (tokens.size() > kMostTerms) return {};
  for (const language::Token& token : tokens) {
    if (token.kind != kind || token.position != next || is_single_character(token.term)) return {};
    if (!out.empty()) out += kBetweenTerms;
    out += token.term;
    ++next;
  }
  return out;
}

std::vector<std::string_view> terms_of(std::string_view phrase) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 0; begin <= phrase.size();) {
    const std::size_t end = std::min(phrase.find(kBetweenTerms, begin), phrase.size());
    out.push_back(phrase.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

bool is(const core::LanguageTag& language, std::string_view wanted) {
  return core::primary_subtag(language) == wanted;
}

/// By term, each once, the first of several.
void put_in_order(std::vector<Word>& words) {
  std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.term < b.term; });
  words.erase(std::unique(words.begin(), words.end(), [](const Word& a, const Word& b) { return a.term == b.term; }),
              words.end());
}

std::uint32_t number_in(const std::vector<Word>& words, std::string_view term) {
  const auto found = std::lower_bound(words.begin(), words.end(), term,
                                      [](const Word& word, std::string_view wanted) { return word.term < wanted; });
  return static_cast<std::uint32_t>(found - words.begin());
}

}  // namespace

/// Makes one table of a dictionary and a table that was learned.
class Dictionary::Joiner {
 public:
  Joiner(const Dictionary& dictionary, PairTable learned)
      : dictionary_(dictionary),
        chinese_asked_(is(learned.asked, "zh")),
        asked_(chinese_asked_ ? dictionary.chinese_ : dictionary.english_),
        written_(chinese_asked_ ? dictionary.english_ : dictionary.chinese_),
        learned_(std::move(learned)) {}

  PairTable join() {
    out_.asked = learned_.asked;
    out_.written = learned_.written;
    take_words();
    take_told();
    out_.begins.push_back(0);
    for (std::uint32_t word = 0; word < out_.asked_words.size(); ++word) {
      join(word);
      out_.begins.push_back(out_.entries.size());
    }
    return std::move(out_);
  }

 private:
  /// What the dictionary says: of an asked word, a written one.
  struct Told {
    std::uint32_t asked = 0, written = 0;
    float weight = 0;
    bool main = false;
  };

  void take_words() {
    out_.asked_words = learned_.asked_words;
    for (const Word& phrase : asked_) {
      const auto terms = terms_of(phrase.term);
      for (const std::string_view term : terms) {
        out_.asked_words.push_back({std::string(term), std::string(terms.size() == 1 ? phrase.surface : term), 1});
      }
    }
    out_.written_words = learned_.written_words;
    out_.written_words.insert(out_.written_words.end(), written_.begin(), written_.end());
    put_in_order(out_.asked_words);
    put_in_order(out_.written_words);
    for (const Word& phrase : written_) written_numbers_.push_back(number_in(out_.written_words, phrase.term));
    for (const Word& word : learned_.written_words) {
      learned_numbers_.push_back(number_in(out_.written_words, word.term));
    }
  }

  void take_told() {
    std::vector<std::vector<std::uint32_t>> numbers;  // of the terms of each asked phrase
    for (const Word& phrase : asked_) {
      std::vector<std::uint32_t>& all = numbers.emplace_back();
      for (const std::string_view term : terms_of(phrase.term)) all.push_back(number_in(out_.asked_words, term));
    }
    for (const Pair& pair : dictionary_.pairs_) {
      const std::vector<std::uint32_t>& terms = numbers[chinese_asked_ ? pair.chinese : pair.english];
      const std::uint32_t written = written_numbers_[chinese_asked_ ? pair.english : pair.chinese];
      const auto count = static_cast<float>(terms.size());
      // The first sense before others, and what says all of it before what says it with other words.
      const float weight = 1 / (1 + static_cast<float>(pair.sense)) / (count * count);
      for (const std::uint32_t term : terms) told_.push_back({term, written, weight, pair.sense < kMainSenses});
    }
    std::sort(told_.begin(), told_.end(), [](const Told& a, const Told& b) {
      return std::tie(a.asked, a.written, b.weight) < std::tie(b.asked, b.written, a.weight);
    });
    told_.erase(std::unique(told_.begin(), told_.end(),
                            [](const Told& a, const Told& b) { return a.asked == b.asked && a.written == b.written; }),
                told_.end());
  }

  std::vector<Told> told_of(std::uint32_t word) {
    std::vector<Told> out;
    for (; next_ < told_.size() && told_[next_].asked == word; ++next_) out.push_back(told_[next_]);
    std::stable_sort(out.begin(), out.end(), [](const Told& a, const Told& b) { return a.weight > b.weight; });
    if (out.size() > kMaxRenderings) out.resize(kMaxRenderings);
    return out;
  }

  std::span<const PairTable::Entry> learned_of(std::uint32_t word) {
    const Word& wanted = out_.asked_words[word];
    if (next_learned_ == learned_.asked_words.size() || learned_.asked_words[next_learned_].term != wanted.term) {
      return {};
    }
    return learned_.of(next_learned_++);
  }

  struct Joined {
    float probability = 0;
    bool strong = false, learned = false;
  };
  using Renderings = std::unordered_map<std::uint32_t, Joined>;  // by written word

  void join(std::uint32_t word) {
    const std::span<const PairTable::Entry> learned = learned_of(word);
    const std::vector<Told> told = told_of(word);
    out_.told.push_back(learned.empty() && !told.empty());
    Renderings all;
    float mass = 0;
    for (const PairTable::Entry& entry : learned) {
      const float probability = probability_of(entry.likelihood);
      mass += probability;
      all[learned_numbers_[entry.written]] = {told.empty() ? probability : (1 - kToldShare) * probability, entry.strong,
                                              true};
    }
    mass = std::clamp(mass, kToldMass, 1.0F);
    join(told, learned.empty() ? mass : kToldShare * mass, all);
    add(all);
  }

  /// Shares out `mass`.
  static void join(const std::vector<Told>& told, float mass, Renderings& all) {
    float weights = 0;
    for (const Told& each : told) weights += each.weight;
    for (const Told& each : told) {
      Joined& joined = all[each.written];
      joined.probability += mass * each.weight / weights;
      joined.strong = joined.strong || each.main || joined.learned;
    }
  }

  void add(const Renderings& all) {
    std::vector<PairTable::Entry> entries;
    for (const auto& [written, joined] : all) {
      entries.push_back({written, likelihood_of(joined.probability), joined.strong});
    }
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
      return a.likelihood != b.likelihood ? a.likelihood > b.likelihood : a.written < b.written;
    });
    if (entries.size() > kMaxRenderings) entries.resize(kMaxRenderings);
    out_.entries.insert(out_.entries.end(), entries.begin(), entries.end());
  }

  const Dictionary& dictionary_;
  bool chinese_asked_;
  const std::vector<Word>& asked_;
  const std::vector<Word>& written_;
  PairTable learned_, out_;
  std::vector<std::uint32_t> written_numbers_, learned_numbers_;  ///< in `out_`
  std::vector<Told> told_;                                        ///< by asked and written word, each once
  std::size_t next_ = 0, next_learned_ = 0;
};

void Dictionary::add(std::string_view word, std::span<const std::string> definitions) {
  const std::string chinese = phrase_of(word, language::Token::Kind::Ngram);
  if (chinese.empty()) return;
  std::uint32_t sense = 0;
  for (const std::string& definition : definitions) {
    const std::string english = phrase_of(definition, language::Token::Kind::Word);
    if (english.empty()) continue;
    pairs_.push_back({number_of({chinese, std::string(word), 1}, chinese_, chinese_numbers_),
                      number_of({english, definition, 1}, english_, english_numbers_), sense++});
  }
}

bool Dictionary::serves(const PairTable& table) const {
  return !empty() &&
         ((is(table.asked, "zh") && is(table.written, "en")) || (is(table.asked, "en") && is(table.written, "zh")));
}

PairTable Dictionary::join(PairTable learned) const {
  return Joiner(*this, std::move(learned)).join();
}

std::uint32_t Dictionary::number_of(Word phrase, std::vector<Word>& phrases,
                                    std::unordered_map<std::string, std::uint32_t>& numbers) {
  const auto [known, fresh] = numbers.try_emplace(phrase.term, static_cast<std::uint32_t>(phrases.size()));
  if (fresh) phrases.push_back(std::move(phrase));
  return known->second;
}

}  // namespace lectern::translation
