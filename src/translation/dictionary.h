#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/fingerprint.h"
#include "translation/pair_table.h"

namespace lectern::translation {

/// A dictionary of Chinese and English: words, and what they mean, as terms. Any thread.
class Dictionary {
 public:
  Dictionary() = default;
  /// `content` stands for all that will be added.
  explicit Dictionary(core::Fingerprint content) : content_(content) {}

  /// A Chinese word of two characters or more, and its definitions, the main sense first. Others tell nothing.
  void add(std::string_view word, std::span<const std::string> definitions);

  bool empty() const { return pairs_.empty(); }
  core::Fingerprint fingerprint() const { return content_; }
  /// Whether it is of the two languages of `table`.
  bool serves(const PairTable& table) const;

  /// What it says and what was learned, together. Where something was learned of a word, each counts half; a word that
  /// only the dictionary has is `told`. Some written words have several terms, see `kBetweenTerms`.
  PairTable join(PairTable learned) const;

 private:
  /// Which two phrases mean the same, and of how many senses of the word this is the last.
  struct Pair {
    std::uint32_t chinese = 0, english = 0;
    std::uint32_t sense = 0;
  };

  class Joiner;

  static std::uint32_t number_of(Word phrase, std::vector<Word>& phrases,
                                 std::unordered_map<std::string, std::uint32_t>& numbers);

  core::Fingerprint content_;
  std::vector<Word> chinese_, english_;  ///< phrases, as terms
  std::unordered_map<std::string, std::uint32_t> chinese_numbers_, english_numbers_;
  std::vector<Pair> pairs_;
};

}  // namespace lectern::translation
