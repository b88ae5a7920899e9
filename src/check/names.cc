#include "check/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/person.h"
#include "check/problem.h"
#include "check/prose.h"
#include "check/surname.h"
#include "check/token.h"
#include "language/pinyin.h"

namespace lectern::check {
namespace {

bool is_in(const Text& text, std::string_view language) {
  return core::primary_subtag(text.write_up.language) == language;
}

std::set<std::string> names_of(const std::vector<archive::Guest>& guests) {
  std::set<std::string> out;
  for (const archive::Guest& guest : guests) out.insert(guest.name);
  return out;
}

/// Every reading of every name.
std::set<std::string> all_names_of(const std::vector<Mention>& mentions) {
  std::set<std::string> out;
  for (const Mention& mention : mentions) out.insert(mention.names.begin(), mention.names.end());
  return out;
}

/// Those to show; no surname of somebody whose full name is among them.
std::set<std::string> likely_names_of(const std::vector<Mention>& mentions) {
  std::set<std::string> out;
  for (const Mention& mention : mentions) {
    if (!mention.likely.empty()) out.insert(mention.likely);
  }
  for (auto name = out.begin(); name != out.end();) {
    const auto next = std::next(name);
    const bool is_part = next != out.end() && next->substr(0, name->size()) == *name;
    name = is_part ? out.erase(name) : next;
  }
  return out;
}

/// The people of a Chinese write-up.
class People {
 public:
  explicit People(const Text& text)
      : mentions_(chinese_mentions(Prose(text).text(), text.write_up.guests)),
        guests_(persons_called(names_of(text.write_up.guests))),
        mentioned_(persons_called(all_names_of(mentions_))),
        surnames_(surnames_in(text.source.text)) {}

  const std::vector<Person>& guests() const { return guests_; }
  bool empty() const { return guests_.empty() && mentioned_.empty(); }

  bool has(const std::vector<std::string>& words) const {
    std::string whole;
    for (const std::string& word : words) whole += word;
    const auto is_one = [&](const Person& person) {
      return is_called(person, whole) ||
             std::any_of(words.begin(), words.end(), [&](const std::string& word) { return is_called(person, word); });
    };
    if (std::any_of(guests_.begin(), guests_.end(), is_one)) return true;
    if (std::any_of(mentioned_.begin(), mentioned_.end(), is_one)) return true;
    return std::any_of(surnames_.begin(), surnames_.end(), [&](const std::string& surname) {
      return std::any_of(words.begin(), words.end(),
                         [&](const std::string& word) { return may_stand_for(word, surname); });
    });
  }

  /// `俞祖成 (Yu Zucheng) and 刘飞 (Liu Fei)`, at most four.
  std::string list() const {
    const std::vector<Person> shown_ones = guests_.empty() ? persons_called(likely_names_of(mentions_)) : guests_;
    const std::size_t count = std::min<std::size_t>(shown_ones.size(), 4);
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
      out += (i == 0 ? "" : i + 1 < count ? ", " : " and ") + shown(shown_ones[i]);
    }
    return out;
  }

 private:
  /// In pinyin: of everybody who may be named without a title.
  static std::set<std::string> surnames_in(std::string_view text) {
    std::set<std::string> characters, out;
    for (const Token& token : tokens_of(text)) {
      if (token.kind == Token::Kind::Han && is_surname_alone(token.text)) characters.insert(token.text);
    }
    for (const Person& person : persons_called(characters)) out.insert(person.surname());
    return out;
  }

  std::vector<Mention> mentions_;
  std::vector<Person> guests_;
  std::vector<Person> mentioned_;
  std::set<std::string> surnames_;
};

std::vector<std::string> lower_words(const Mention& mention) {
  std::vector<std::string> out;
  for (const std::string& name : mention.names) out.push_back(lower(name));
  return out;
}

/// Whether a name can only be a Chinese one in pinyin. Names that other peoples have as well are left out.
bool is_surely_pinyin(const std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 6> kOthersToo = {"long", "man", "lang", "ban", "pan", "dan"};
  if (std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        const int syllables = language::pinyin_syllables(word);
        return syllables == 0 || syllables > 2 ||
               std::find(kOthersToo.begin(), kOthersToo.end(), word) != kOthersToo.end();
      })) {
    return false;
  }
  return language::pinyin_syllables(words.front()) == 1 || language::pinyin_syllables(words.back()) == 1;
}

/// A person whom the English text calls by a title and a name that can only be Chinese.
struct Called {
  Mention mention;
  std::vector<std::string> words;  ///< of the name, in lower case
};

/// Each name once.
std::vector<Called> called_in(std::string_view english) {
  std::vector<Called> out;
  std::set<std::vector<std::string>> seen;
  for (Mention& mention : english_mentions(english)) {
    std::vector<std::string> words = lower_words(mention);
    if (seen.insert(words).second && is_surely_pinyin(words)) out.push_back({std::move(mention), std::move(words)});
  }
  return out;
}

void find_nobody(const Text& english, const Text& chinese, Prose& prose, const std::vector<Called>& called,
                 const People& people, core::Diagnostics& problems) {
  for (const auto& [mention, words] : called) {
    if (people.has(words)) continue;
    const std::string list = people.list();
    const std::string who = prose.quote(mention.begin, mention.end), where = name_beside(english, chinese);
    report(problems, problem::kNameUnmatched, english, prose.range(mention.begin, mention.end),
           fmt::format("\"{}\" is nobody in {}{}{}", who, where, list.empty() ? "" : ", which names ", list),
           fmt::format("which person is \"{}\"? Correct the name here, or name the person there too", who));
  }
}

std::set<std::string> lower_words(std::string_view text) {
  std::set<std::string> out;
  for (const Token& token : tokens_of(text)) {
    if (token.kind == Token::Kind::Word) out.insert(lower(token.text.substr(0, token.text.find('\''))));
  }
  return out;
}

/// Where English front matter has as many guests, one of them is this one, in a spelling that nobody can foresee.
void find_unnamed_guests(const Text& chinese, const Text& english, const People& people, core::Diagnostics& problems) {
  const bool is_summary = english.source.text.size() * 2 < chinese.source.text.size();
  if (is_summary || english.write_up.guests.size() >= chinese.write_up.guests.size()) return;
  Prose prose(chinese);
  const std::set<std::string> words = lower_words(english.source.text);
  for (const Person& person : people.guests()) {
    const bool is_named =
        english.source.text.find(person.name) != std::string::npos ||
        std::any_of(words.begin(), words.end(), [&](const std::string& word) { return is_called(person, word); });
    if (is_named) continue;
    const std::size_t at = prose.text().find(person.name);
    const bool in_body = at != std::string::npos;
    report(problems, problem::kNameUnmatched, chinese,
           in_body ? prose.range(at, at + person.name.size()) : chinese.write_up.title_range,
           fmt::format("the guest {} is not named in {}", shown(person), name_beside(chinese, english)),
           "name every guest in both write-ups, in the text or under guests");
  }
}

/// What is said of one name.
struct Titles {
  std::vector<const Mention*> men, women;
};

std::string key_of(const Mention& mention, bool chinese) {
  if (chinese) return mention.likely;
  std::string out;
  for (const std::string& name : mention.names) out += (out.empty() ? "" : " ") + name;
  return out;
}

/// `Mr. and Mrs. Liu`.
bool is_couple(std::string_view text, const Mention& mention) {
  const std::string_view before = text.substr(0, mention.begin);
  return before.ends_with("Mr. and ") || before.ends_with("Mr and ");
}

/// Whether two guests may be called `key`.
bool is_shared(const std::vector<archive::Guest>& guests, const std::string& key) {
  return std::count_if(guests.begin(), guests.end(), [&](const archive::Guest& guest) {
           const std::vector<Token> tokens = tokens_of(guest.name);
           return guest.name.substr(0, key.size()) == key ||
                  std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return token.is(key); });
         }) > 1;
}

}  // namespace

void compare_names(const Text& first, const Text& second, core::Diagnostics& problems) {
  const bool chinese_first = is_in(first, "zh");
  const Text &chinese = chinese_first ? first : second, &english = chinese_first ? second : first;
  if (!is_in(chinese, "zh") || !is_in(english, "en")) return;
  Prose prose(english);
  const std::vector<Called> called = called_in(prose.text());
  if (called.empty() && chinese.write_up.guests.empty()) return;  // most lessons: nobody to ask about
  const People people(chinese);
  if (people.empty()) return;
  find_nobody(english, chinese, prose, called, people, problems);
  find_unnamed_guests(chinese, english, people, problems);
}

void check_person_titles(const Text& text, core::Diagnostics& problems) {
  const bool chinese = is_in(text, "zh");
  Prose prose(text);
  const std::vector<Mention> mentions =
      chinese ? chinese_mentions(prose.text(), text.write_up.guests) : english_mentions(prose.text());
  std::map<std::string, Titles> by_name;
  std::set<std::string> couples;
  for (const Mention& mention : mentions) {
    const std::string key = key_of(mention, chinese);
    if (is_couple(prose.text(), mention)) couples.insert(key);
    if (mention.sex == Sex::Man) by_name[key].men.push_back(&mention);
    if (mention.sex == Sex::Woman) by_name[key].women.push_back(&mention);
  }
  for (const auto& [key, titles] : by_name) {
    if (key.empty() || titles.men.empty() || titles.women.empty()) continue;
    if (couples.contains(key) || is_shared(text.write_up.guests, key)) continue;
    const bool fewer_men = titles.men.size() < titles.women.size();
    const auto& [rarer, others] = fewer_men ? std::pair(titles.men, titles.women) : std::pair(titles.women, titles.men);
    const Mention &one = *rarer.front(), &other = *others.front();
    const std::uint32_t line = prose.range(other.begin, other.end).line;
    report(problems, problem::kPersonTitleDiffers, text, prose.range(one.begin, one.end),
           fmt::format("\"{}\" here, \"{}\" in line {}{}", prose.quote(one.begin, one.end),
                       prose.quote(other.begin, other.end), line,
                       others.size() > 1 ? fmt::format(", {} times in all", others.size()) : ""),
           "give one person one title; write full names where they are two people");
  }
}

}  // namespace lectern::check
