#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

#include "check/quantity.h"

namespace lectern::check {
namespace {

struct NumberWord {
  std::string_view text;
  double value;
};
constexpr std::array kSmall = {
    NumberWord{"zero", 0},     NumberWord{"one", 1},        NumberWord{"two", 2},       NumberWord{"three", 3},
    NumberWord{"four", 4},     NumberWord{"five", 5},       NumberWord{"six", 6},       NumberWord{"seven", 7},
    NumberWord{"eight", 8},    NumberWord{"nine", 9},       NumberWord{"ten", 10},      NumberWord{"eleven", 11},
    NumberWord{"twelve", 12},  NumberWord{"thirteen", 13},  NumberWord{"fourteen", 14}, NumberWord{"fifteen", 15},
    NumberWord{"sixteen", 16}, NumberWord{"seventeen", 17}, NumberWord{"eighteen", 18}, NumberWord{"nineteen", 19},
    NumberWord{"twenty", 20},  NumberWord{"thirty", 30},    NumberWord{"forty", 40},    NumberWord{"fifty", 50},
    NumberWord{"sixty", 60},   NumberWord{"seventy", 70},   NumberWord{"eighty", 80},   NumberWord{"ninety", 90},
};
constexpr std::array kPowers = {NumberWord{"hundred", 100}, NumberWord{"thousand", 1e3}, NumberWord{"million", 1e6},
                                NumberWord{"billion", 1e9}, NumberWord{"trillion", 1e12}};
/// Letters at a number, and what a unit may begin with: £30m, 1.5 gigatons. They can mean other things too (30m is
/// also a length), so a number stands for both.
constexpr std::array kMagnitudes = {NumberWord{"k", 1e3},    NumberWord{"m", 1e6},    NumberWord{"mn", 1e6},
                                    NumberWord{"mln", 1e6},  NumberWord{"bn", 1e9},   NumberWord{"tn", 1e12},
                                    NumberWord{"kilo", 1e3}, NumberWord{"mega", 1e6}, NumberWord{"giga", 1e9}};
/// What says a number by the way: enough to account for one in the other text.
constexpr std::array kOther = {
    NumberWord{"half", 0.5},       NumberWord{"halves", 0.5},    NumberWord{"quarter", 0.25},
    NumberWord{"quarters", 0.25},  NumberWord{"first", 1},       NumberWord{"once", 1},
    NumberWord{"second", 2},       NumberWord{"both", 2},        NumberWord{"two", 2},
    NumberWord{"pair", 2},         NumberWord{"couple", 2},      NumberWord{"twice", 2},
    NumberWord{"double", 2},       NumberWord{"doubled", 2},     NumberWord{"dual", 2},
    NumberWord{"twin", 2},         NumberWord{"third", 3},       NumberWord{"thirds", 3},
    NumberWord{"triple", 3},       NumberWord{"thrice", 3},      NumberWord{"fourth", 4},
    NumberWord{"fifth", 5},        NumberWord{"sixth", 6},       NumberWord{"seventh", 7},
    NumberWord{"eighth", 8},       NumberWord{"ninth", 9},       NumberWord{"tenth", 10},
    NumberWord{"dozen", 12},       NumberWord{"eleventh", 11},   NumberWord{"twelfth", 12},
    NumberWord{"twentieth", 20},   NumberWord{"thirteenth", 13}, NumberWord{"fourteenth", 14},
    NumberWord{"fifteenth", 15},   NumberWord{"sixteenth", 16},  NumberWord{"seventeenth", 17},
    NumberWord{"eighteenth", 18},  NumberWord{"nineteenth", 19}, NumberWord{"hundreds", 100},
    NumberWord{"thousands", 1000}, NumberWord{"millions", 1e6},  NumberWord{"hundred", 100},
    NumberWord{"thousand", 1000},  NumberWord{"million", 1e6},   NumberWord{"billion", 1e9},
    NumberWord{"trillion", 1e12},
};

struct Unit {
  std::string_view text;  ///< singular; the plural is taken too
  Dimension dimension;
  double scale;
};
constexpr std::array kUnits = {
    Unit{"month", Dimension::Months, 1},       Unit{"year", Dimension::Months, 12},
    Unit{"decade", Dimension::Months, 120},    Unit{"century", Dimension::Months, 1200},
    Unit{"centurie", Dimension::Months, 1200}, Unit{"minute", Dimension::Minutes, 1},
    Unit{"min", Dimension::Minutes, 1},        Unit{"hour", Dimension::Minutes, 60},
    Unit{"hr", Dimension::Minutes, 60},        Unit{"day", Dimension::Minutes, 1440},
    Unit{"week", Dimension::Minutes, 10080},   Unit{"fortnight", Dimension::Minutes, 20160},
    Unit{"country", Dimension::Countries, 1},  Unit{"countrie", Dimension::Countries, 1},
    Unit{"nation", Dimension::Countries, 1},   Unit{"people", Dimension::People, 1},
    Unit{"person", Dimension::People, 1},      Unit{"trainee", Dimension::People, 1},
    Unit{"participant", Dimension::People, 1}, Unit{"student", Dimension::People, 1},
    Unit{"learner", Dimension::People, 1},     Unit{"resident", Dimension::People, 1},
    Unit{"member", Dimension::People, 1},      Unit{"guest", Dimension::People, 1},
    Unit{"expert", Dimension::People, 1},      Unit{"%", Dimension::Percent, 1},
    Unit{"percent", Dimension::Percent, 1},
};
/// May stand between a number and what it counts.
constexpr std::array<std::string_view, 9> kBetween = {"more",  "full",       "whole", "consecutive", "different",
                                                      "other", "additional", "long",  "new"};
constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> kLongMonths = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};

template <typename Table>
const NumberWord* find(const Table& table, const std::string& word) {
  const auto it = std::find_if(table.begin(), table.end(), [&](const NumberWord& one) { return word == one.text; });
  return it == table.end() ? nullptr : &*it;
}

/// 1 to 12, or 0. Capitals tell the month from the verb.
int month_of(const Token& token) {
  if (token.kind != Token::Kind::Word || token.text[0] < 'A' || token.text[0] > 'Z') return 0;
  const std::string word = lower(token.text);
  const auto index = [&](const auto& names) {
    const auto it = std::find(names.begin(), names.end(), word == "sept" ? std::string_view("sep") : word);
    return it == names.end() ? 0 : static_cast<int>(it - names.begin()) + 1;
  };
  const int month = index(kLongMonths);
  return month > 0 ? month : index(kMonths);
}

/// XLIX is 49; 0 for what is no such number. A single letter is hardly ever one.
int roman(std::string_view word) {
  constexpr std::string_view kLetters = "IVXLC";
  constexpr std::array kValues = {1, 5, 10, 50, 100};
  if (word.size() < 2 || word.size() > 8 || word.find_first_not_of(kLetters) != std::string_view::npos) return 0;
  int sum = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const int value = kValues[kLetters.find(word[i])];
    const bool is_taken_off = i + 1 < word.size() && value < kValues[kLetters.find(word[i + 1])];
    sum += is_taken_off ? -value : value;
  }
  return std::max(sum, 0);
}

/// Every word that a quantity can begin with, in lower case; most words are none, and need no comparing.
const std::unordered_set<std::string>& openers() {
  static const std::unordered_set<std::string> words = [] {
    std::unordered_set<std::string> out;
    for (const NumberWord& one : kSmall) out.emplace(one.text);
    for (const NumberWord& one : kOther) out.emplace(one.text);
    for (const Unit& unit : kUnits) {
      out.emplace(unit.text);
      out.insert(std::string(unit.text) + 's');
    }
    for (const auto* months : {&kMonths, &kLongMonths}) {
      for (const std::string_view month : *months) out.emplace(month);
    }
    out.insert("sept");
    return out;
  }();
  return words;
}

bool may_open(const Token& token) {
  if (token.kind == Token::Kind::Figure) return true;
  return token.kind == Token::Kind::Word && (openers().contains(lower(token.text)) || roman(token.text) > 0);
}

class EnglishReader {
 public:
  EnglishReader(const std::vector<Token>& tokens, std::size_t begin) : tokens_(tokens), begin_(begin), at_(begin) {}

  Reading read(std::vector<Quantity>& out) {
    if (read_date(out)) return at_ - begin_;
    at_ = begin_;
    Quantity found;
    if (read_figure(found, out) || read_words(found)) {
      read_unit(found);
      out.push_back(found);
      return at_ - begin_;
    }
    return read_by_the_way(out);
  }

 private:
  bool has(std::size_t ahead = 0) const { return at_ + ahead < tokens_.size(); }
  std::string word(std::size_t ahead = 0) const {
    return has(ahead) ? lower(tokens_[at_ + ahead].text) : std::string();
  }
  bool is_joined(std::size_t ahead = 0) const { return has(ahead) && !tokens_[at_ + ahead].after_space; }

  bool skip(std::string_view text) {
    if (word() != text) return false;
    ++at_;
    return true;
  }

  int read_month() { return has() && month_of(tokens_[at_]) > 0 ? month_of(tokens_[at_++]) : 0; }

  int read_number(std::size_t most_digits, int least, int most) {
    if (!has() || tokens_[at_].kind != Token::Kind::Figure || tokens_[at_].text.size() > most_digits) return 0;
    const double value = tokens_[at_].value;
    if (value < least || value > most || value != static_cast<int>(value)) return 0;
    ++at_;
    return static_cast<int>(value);
  }

  int read_day_of_month() {
    const int day = read_number(2, 1, 31);
    const bool ordinal = word() == "st" || word() == "nd" || word() == "rd" || word() == "th";
    if (day > 0 && ordinal && is_joined()) ++at_;
    return day;
  }

  int read_year() {
    const std::size_t before = at_;
    skip(",");
    const int year = read_number(4, 1000, 2999);
    if (year == 0) at_ = before;
    return year;
  }

  /// March 30, 2021; 30th of March 2021; March 2021; 30 March.
  bool read_date(std::vector<Quantity>& out) {
    Quantity found;
    found.kind = Quantity::Kind::Date;
    found.told = true;
    Day& day = found.day;
    day.month = read_month();
    if (day.month > 0) {
      skip(".");
      day.day = read_day_of_month();
    } else {
      day.day = read_day_of_month();
      if (day.day == 0) return false;
      skip("of");
      day.month = read_month();
    }
    if (day.month == 0) return false;
    day.year = read_year();
    if (day.day == 0 && day.year == 0) return false;
    out.push_back(found);
    return true;
  }

  bool read_figure(Quantity& found, std::vector<Quantity>& out) {
    if (!has() || tokens_[at_].kind != Token::Kind::Figure) return false;
    found.value = tokens_[at_].value;
    found.told = !is_part_of_name(tokens_, at_) && !is_end_of_range();
    ++at_;
    if (const NumberWord* power = find(kPowers, word())) {
      found.value *= power->value;
      ++at_;
    } else if (const double magnitude = magnitude_ahead(); magnitude > 1) {
      found.told = false;
      add_quietly(found.value * magnitude, out);
    } else if (find(kPowers, word(2)) != nullptr && tokens_[at_ + 1].kind == Token::Kind::Figure) {
      found.told = false;  // 30 to 50 thousand
      add_quietly(found.value * find(kPowers, word(2))->value, out);
    } else if (word(1) == "millennium") {
      add_quietly(found.value * 1000, out);
      found.told = false;
    }
    return true;
  }

  static void add_quietly(double value, std::vector<Quantity>& out) {
    Quantity found;
    found.value = value;
    out.push_back(found);
  }

  /// 1038-40.
  bool is_end_of_range() const {
    return at_ >= 2 && tokens_[at_ - 1].is("-") && tokens_[at_ - 2].kind == Token::Kind::Figure &&
           tokens_[at_].text.size() < tokens_[at_ - 2].text.size() && !tokens_[at_].after_space;
  }

  double magnitude_ahead() const {
    const std::string next = word(word() == "-" ? 1 : 0);
    for (const NumberWord& one : kMagnitudes) {
      const bool is_letters = is_joined() || one.text == "mln" || one.text == "bn";
      if (one.text.size() < 4 ? is_letters && next == one.text : next.substr(0, 4) == one.text) return one.value;
    }
    return 1;
  }

  /// twenty-one, two hundred and five thousand.
  bool read_words(Quantity& found) {
    double total = 0, section = 0;
    const std::size_t first = at_;
    while (has()) {
      const std::string text = word();
      if (const NumberWord* small = at_ > first ? small_number(text) : find(kSmall, text)) {
        const double last = section - static_cast<double>(static_cast<long long>(section) / 100 * 100);
        if (at_ > first && !(last == 0 || (last >= 20 && small->value < 10))) break;
        section += small->value;
        ++at_;
      } else if (const NumberWord* power = at_ > first ? find(kPowers, text) : nullptr) {
        if (power->value == 100) {
          section *= 100;
        } else {
          total += section * power->value;
          section = 0;
        }
        ++at_;
      } else if (at_ > first && (text == "-" || text == "and") && continues_words(section)) {
        ++at_;
      } else {
        break;
      }
    }
    found.value = total + section;
    return at_ > first;
  }

  /// Behind other numbers also that of twenty-first.
  static const NumberWord* small_number(const std::string& text) {
    if (const NumberWord* small = find(kSmall, text)) return small;
    constexpr std::array<std::string_view, 9> kOrdinals = {"first", "second",  "third",  "fourth", "fifth",
                                                           "sixth", "seventh", "eighth", "ninth"};
    return std::find(kOrdinals.begin(), kOrdinals.end(), text) == kOrdinals.end() ? nullptr : find(kOther, text);
  }

  /// Whether a number goes on behind a hyphen or `and`: twenty-one, two hundred and five; not: ten and two, ten-year.
  bool continues_words(double section) const {
    const NumberWord* next = small_number(word(1));
    if (next == nullptr) return false;
    const auto rest = static_cast<long long>(section) % 100;
    return word() == "-" ? rest >= 20 && next->value < 10 : rest == 0;
  }

  static const Unit* unit_of(std::string text) {
    const auto find_unit = [&] {
      return std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& unit) { return unit.text == text; });
    };
    auto it = find_unit();
    if (it == kUnits.end() && text.size() > 3 && text.back() == 's') {
      text.pop_back();
      it = find_unit();
    }
    return it == kUnits.end() ? nullptr : &*it;
  }

  void read_unit(Quantity& found) {
    const std::size_t behind_number = at_;
    if (skip("and") && skip("a") && skip("half")) {
      found.value += 0.5;
    } else {
      at_ = behind_number;
    }
    const std::size_t behind_half = at_;
    skip("-");
    if (std::find(kBetween.begin(), kBetween.end(), word()) != kBetween.end()) ++at_;
    if (word() == "per" && word(1) == "cent") {
      at_ += 2;
      return count(found, Dimension::Percent, 1);
    }
    const Unit* unit = unit_of(word());
    if (unit == nullptr) {
      at_ = behind_half;
      return;
    }
    ++at_;
    count(found, unit->dimension, unit->scale);
  }

  static void count(Quantity& found, Dimension dimension, double scale) {
    found.dimension = dimension;
    found.amount = found.value * scale;
    found.told = found.told || (found.value != 1 && dimension != Dimension::People);
  }

  /// Half a year, a decade, both, the third: rarely worth telling, but they account for what the other text says.
  Reading read_by_the_way(std::vector<Quantity>& out) {
    Quantity found;
    if (const Unit* unit = has() && tokens_[at_].kind == Token::Kind::Word ? unit_of(word()) : nullptr) {
      ++at_;
      found.value = 1;
      count(found, unit->dimension, unit->scale);
      out.push_back(found);
      if (unit->text == "decade") out.push_back(ten_years());
      return 1;
    }
    const NumberWord* other = find(kOther, word());
    if (other == nullptr) {
      found.value = has() ? std::max(month_of(tokens_[at_]), roman(tokens_[at_].text)) : 0;
      if (found.value == 0) return 0;
      out.push_back(found);
      return 1;
    }
    ++at_;
    found.value = other->value;
    if (other->text == "half") read_half(found);
    out.push_back(found);
    return at_ - begin_;
  }

  /// Half a year, half-year.
  void read_half(Quantity& found) {
    const std::size_t behind_half = at_;
    if (!skip("a") && !skip("an")) skip("-");
    if (const Unit* unit = at_ > behind_half ? unit_of(word()) : nullptr) {
      ++at_;
      return count(found, unit->dimension, unit->scale);
    }
    at_ = behind_half;
  }

  static Quantity ten_years() {
    Quantity out;
    out.value = 10;
    count(out, Dimension::Months, 12);
    out.told = false;
    return out;
  }

  const std::vector<Token>& tokens_;
  const std::size_t begin_;
  std::size_t at_;
};

}  // namespace

Reading read_english(const std::vector<Token>& tokens, std::size_t at, std::vector<Quantity>& out) {
  return may_open(tokens[at]) ? EnglishReader(tokens, at).read(out) : 0;
}

}  // namespace lectern::check
