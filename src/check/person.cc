#include "check/person.h"

#include <algorithm>
#include <array>
#include <utility>

#include "check/surname.h"
#include "core/utf8.h"
#include "language/pinyin.h"

namespace lectern::check {
namespace {

struct Title {
  std::string_view text;
  Sex sex;
};
constexpr std::array kEnglishTitles = {Title{"Mr", Sex::Man},      Title{"Mrs", Sex::Woman},
                                       Title{"Ms", Sex::Woman},    Title{"Miss", Sex::Woman},
                                       Title{"Madam", Sex::Woman}, Title{"Mme", Sex::Woman},
                                       Title{"Prof", Sex::Unsaid}, Title{"Professor", Sex::Unsaid},
                                       Title{"Dr", Sex::Unsaid},   Title{"Doctor", Sex::Unsaid}};
constexpr std::array kChineseTitles = {
    Title{"先生", Sex::Man},    Title{"女士", Sex::Woman},  Title{"太太", Sex::Woman},  Title{"小姐", Sex::Woman},
    Title{"老师", Sex::Unsaid}, Title{"老師", Sex::Unsaid}, Title{"教授", Sex::Unsaid}, Title{"博士", Sex::Unsaid}};
constexpr std::size_t kMostWords = 3, kMostHan = 4;  // of a name
constexpr std::size_t kMostMentions = 500;           // of a text: a lesson has a few, a list of members is none

bool is_capitalised(const Token& token) {
  return token.kind == Token::Kind::Word && token.text[0] >= 'A' && token.text[0] <= 'Z' && token.text.size() > 1;
}

/// Without the 's of the possessive. Gives whether there was one: the name ends there.
bool drop_possessive(std::string& word) {
  const std::size_t at = word.rfind('\'');
  if (at == std::string::npos) return false;
  word.resize(at);
  return true;
}

/// The words behind a title, up to three.
void read_names(const std::vector<Token>& tokens, std::size_t at, Mention& mention) {
  while (at < tokens.size() && mention.names.size() < kMostWords && is_capitalised(tokens[at])) {
    std::string word = tokens[at].text;
    mention.end = tokens[at].end;
    const bool ended = drop_possessive(word);
    if (ended) mention.end = tokens[at].begin + word.size();
    mention.names.push_back(std::move(word));
    if (ended) return;
    ++at;
  }
}

const Title* chinese_title_at(const std::vector<Token>& tokens, std::size_t at) {
  if (at + 1 >= tokens.size() || tokens[at].kind != Token::Kind::Han) return nullptr;
  const std::string pair = tokens[at].text + tokens[at + 1].text;
  const auto it = std::find_if(kChineseTitles.begin(), kChineseTitles.end(),
                               [&](const Title& title) { return title.text == pair; });
  return it == kChineseTitles.end() ? nullptr : &*it;
}

bool is_family_name(std::string_view name) {
  return is_surname(name.substr(0, 3)) || is_double_surname(name.substr(0, 6));
}

/// Every stretch of Han characters before `at` that may be a name; a known one alone.
std::vector<std::string> names_before(const std::vector<Token>& tokens, std::size_t at,
                                      const std::vector<archive::Guest>& known) {
  std::vector<std::string> out;
  std::string name;
  for (std::size_t length = 1; length <= kMostHan && length <= at; ++length) {
    const Token& token = tokens[at - length];
    if (token.kind != Token::Kind::Han) break;
    name = token.text + name;
    if (std::any_of(known.begin(), known.end(), [&](const archive::Guest& guest) { return guest.name == name; }))
      return {name};
    if (is_family_name(name)) out.push_back(name);
  }
  return out;
}

/// The reading that is the only one, else one with no other characters before it, else the only one that begins with a
/// character that is hardly more than a surname.
std::string likeliest(const std::vector<std::string>& names, const std::vector<Token>& tokens, std::size_t at) {
  if (names.size() == 1) return names.front();
  for (const std::string& name : names) {
    const std::size_t begin = at - core::code_point_count(name);
    if (begin == 0 || tokens[begin].after_space || tokens[begin - 1].kind != Token::Kind::Han) return name;
  }
  const auto stands_alone = [](const std::string& name) { return is_surname_alone(name.substr(0, 3)); };
  if (std::count_if(names.begin(), names.end(), stands_alone) != 1) return {};
  return *std::find_if(names.begin(), names.end(), stands_alone);
}

std::string capitalised(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

std::string joined(const std::vector<std::string>& syllables, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t i = first; i < std::min(last, syllables.size()); ++i) out += syllables[i];
  return out;
}

}  // namespace

std::vector<Mention> english_mentions(std::string_view text) {
  const std::vector<Token> tokens = tokens_of(text);
  std::vector<Mention> out;
  for (std::size_t at = 0; at < tokens.size() && out.size() < kMostMentions; ++at) {
    const auto title = std::find_if(kEnglishTitles.begin(), kEnglishTitles.end(),
                                    [&](const Title& one) { return tokens[at].is(one.text); });
    if (title == kEnglishTitles.end()) continue;
    Mention mention{tokens[at].text, title->sex, {}, {}, tokens[at].begin, tokens[at].end};
    const bool point = at + 1 < tokens.size() && tokens[at + 1].is(".");
    read_names(tokens, at + (point ? 2 : 1), mention);
    if (!mention.names.empty()) out.push_back(std::move(mention));
  }
  return out;
}

std::vector<Mention> chinese_mentions(std::string_view text, const std::vector<archive::Guest>& known) {
  const std::vector<Token> tokens = tokens_of(text);
  std::vector<Mention> out;
  for (std::size_t at = 0; at < tokens.size() && out.size() < kMostMentions; ++at) {
    const Title* title = chinese_title_at(tokens, at);
    if (title == nullptr) continue;
    Mention mention{std::string(title->text), title->sex, names_before(tokens, at, known), {}, 0, tokens[at + 1].end};
    if (mention.names.empty()) continue;
    mention.likely = likeliest(mention.names, tokens, at);
    const std::string& shown = mention.likely.empty() ? mention.names.back() : mention.likely;
    mention.begin = tokens[at - core::code_point_count(shown)].begin;
    out.push_back(std::move(mention));
  }
  return out;
}

std::string Person::surname() const {
  return joined(syllables, 0, surname_syllables);
}

std::string Person::given() const {
  return joined(syllables, surname_syllables, syllables.size());
}

std::vector<Person> persons_called(const std::set<std::string>& names) {
  std::vector<Person> out;
  for (const std::string& name : names) {
    const bool is_double = is_double_surname(std::string_view(name).substr(0, 6));
    Person person{name, language::name_in_pinyin(name), is_double ? 2U : 1U};
    const bool is_name = !person.syllables.empty() && person.syllables.size() <= person.surname_syllables + 2;
    if (is_name && is_family_name(name)) out.push_back(std::move(person));
  }
  return out;
}

bool is_called(const Person& person, std::string_view word) {
  const std::string surname = person.surname(), given = person.given();
  return may_stand_for(word, surname) || (!given.empty() && (word == given || word == surname + given));
}

std::string shown(const Person& person) {
  const std::string given = person.given();
  return person.name + " (" + capitalised(person.surname()) + (given.empty() ? "" : " " + capitalised(given)) + ")";
}

}  // namespace lectern::check
