#include "check/guest_spelling.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/problem.h"
#include "check/token.h"
#include "language/analysis.h"
#include "language/pinyin.h"

namespace lectern::check {
namespace {

constexpr std::size_t kShortestSlip = 6, kShortestExchange = 10;  // letters of a name in which one may be wrong
constexpr std::size_t kMostWords = 5, kMostBytes = 80;            // of a name; what is longer is no name
constexpr std::size_t kMostAlike = 50;                            // names that one is compared with

/// A name as it is compared.
struct Name {
  std::vector<std::string> words;       ///< folded, without titles
  std::string letters;                  ///< all of them in a row
  std::vector<std::string> characters;  ///< of a name in Han, folded; no words then
  std::string sound;                    ///< of those, in pinyin
};

bool is_title(std::string_view word) {
  constexpr std::array<std::string_view, 8> kTitles = {"mr", "mrs", "ms", "miss", "prof", "professor", "dr", "doctor"};
  return std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end();
}

Name read_name(std::string_view text) {
  Name out;
  if (text.size() > kMostBytes) return out;
  const std::string folded = language::fold(text);
  for (const Token& token : tokens_of(folded)) {
    if (token.kind == Token::Kind::Han) out.characters.push_back(token.text);
    if (token.kind == Token::Kind::Word && !is_title(token.text)) out.words.push_back(token.text);
  }
  if (!out.words.empty()) out.characters.clear();
  if (out.words.size() > kMostWords) out.words.clear();
  for (const std::string& word : out.words) out.letters += word;
  for (const std::string& syllable : language::name_in_pinyin(text)) out.sound += syllable + " ";
  return out;
}

std::string joined(const std::vector<std::string>& parts, std::size_t first) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) out += parts[(first + i) % parts.size()];
  return out;
}

/// Texts of which two spellings of one name have at least one in common; others may as well.
std::set<std::string> keys_of(const Name& name) {
  std::set<std::string> out;
  if (!name.characters.empty()) {
    out.insert(joined(name.characters, 0));
    if (name.characters.size() >= 3 && !name.sound.empty()) out.insert(name.sound);
  }
  for (std::size_t i = 0; i < name.words.size(); ++i) out.insert(joined(name.words, i));
  if (name.letters.size() < kShortestSlip) return out;
  for (std::size_t i = 0; i < name.letters.size(); ++i)
    out.insert(name.letters.substr(0, i) + name.letters.substr(i + 1));
  return out;
}

bool is_pinyin(const Name& name) {
  return std::all_of(name.words.begin(), name.words.end(),
                     [](const std::string& word) { return language::pinyin_syllables(word) > 0; });
}

/// One letter too many, two exchanged, or in a long name one for another.
bool is_slip(const std::string& a, const std::string& b) {
  const std::string &shorter = a.size() < b.size() ? a : b, &longer = a.size() < b.size() ? b : a;
  if (shorter.size() < kShortestSlip || longer.size() - shorter.size() > 1) return false;
  const auto at =
      static_cast<std::size_t>(std::mismatch(shorter.begin(), shorter.end(), longer.begin()).first - shorter.begin());
  const std::string_view rest = std::string_view(shorter).substr(at), longer_rest = std::string_view(longer).substr(at);
  if (longer.size() > shorter.size()) return longer_rest.substr(1) == rest;
  if (rest.size() >= 2 && rest[0] == longer_rest[1] && rest[1] == longer_rest[0])
    return rest.substr(2) == longer_rest.substr(2);
  return shorter.size() >= kShortestExchange && !rest.empty() && rest.substr(1) == longer_rest.substr(1);
}

bool is_rotation(const Name& a, const Name& b) {
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    if (joined(a.words, i) == b.letters) return true;
  }
  return false;
}

bool is_other_spelling(const Name& a, const Name& b) {
  if (!a.characters.empty() && !b.characters.empty()) {
    if (a.characters == b.characters) return true;
    if (a.characters.size() != b.characters.size() || a.characters.size() < 3 || a.sound != b.sound) return false;
    std::size_t unlike = 0;
    for (std::size_t i = 0; i < a.characters.size(); ++i) unlike += a.characters[i] == b.characters[i] ? 0 : 1;
    return unlike == 1 && !a.sound.empty();
  }
  if (a.words.empty() || b.words.empty()) return false;
  if (is_rotation(a, b) || is_rotation(b, a)) return true;
  return !(is_pinyin(a) && is_pinyin(b)) && is_slip(a.letters, b.letters);
}

/// One spelling in one language.
struct Spelling {
  std::string text;
  Name name;
  std::size_t uses = 0;
  const archive::WriteUp* first = nullptr;
  core::SourceRange range;  ///< in that write-up
};

/// In the order in which they come.
std::vector<Spelling> spellings_in(const archive::Archive& archive, const core::LanguageTag& language) {
  std::vector<Spelling> out;
  std::map<std::string_view, std::size_t> places;
  for (const archive::Course& course : archive.courses) {
    for (const archive::Lesson& lesson : course.lessons) {
      const archive::WriteUp* write_up = lesson.in(language);
      if (write_up == nullptr) continue;
      for (const archive::Guest& guest : write_up->guests) {
        const auto [place, is_new] = places.try_emplace(guest.name, out.size());
        if (is_new) out.push_back({guest.name, read_name(guest.name), 0, write_up, guest.range});
        ++out[place->second].uses;
      }
    }
  }
  return out;
}

std::string write_ups(std::size_t count) {
  return count == 1 ? "one write-up" : fmt::format("{} write-ups", count);
}

void report_pair(const Spelling& a, const Spelling& b, core::Diagnostics& problems) {
  const bool first_is_rarer = a.uses < b.uses;
  const Spelling &rarer = first_is_rarer ? a : b, &other = first_is_rarer ? b : a;
  report(problems, problem::kGuestSpellings, *rarer.first, rarer.range,
         fmt::format("\"{}\" is the name in {}, \"{}\" in {}", rarer.text, write_ups(rarer.uses), other.text,
                     write_ups(other.uses)),
         "spell one person in one way: each spelling has a page of its own among the guests");
}

}  // namespace

bool is_other_spelling(std::string_view a, std::string_view b) {
  return a != b && is_other_spelling(read_name(a), read_name(b));
}

void check_guest_spellings(const archive::Archive& archive, core::Diagnostics& problems) {
  for (const core::LanguageTag& language : archive.site.languages) {
    const std::vector<Spelling> spellings = spellings_in(archive, language);
    std::map<std::string, std::vector<std::size_t>> by_key;
    std::set<std::pair<std::size_t, std::size_t>> seen;
    for (std::size_t i = 0; i < spellings.size(); ++i) {
      for (const std::string& key : keys_of(spellings[i].name)) {
        std::vector<std::size_t>& alike = by_key[key];
        for (const std::size_t other : alike) {
          const bool is_new = seen.emplace(other, i).second;
          if (is_new && is_other_spelling(spellings[other].name, spellings[i].name))
            report_pair(spellings[other], spellings[i], problems);
        }
        if (alike.size() < kMostAlike) alike.push_back(i);
      }
    }
  }
}

}  // namespace lectern::check
