#include <algorithm>
#include <array>
#include <string_view>

#include "check/quantity.h"

namespace lectern::check {
namespace {

struct Numeral {
  std::string_view character;
  double value;
};
constexpr std::array kDigits = {Numeral{"〇", 0}, Numeral{"零", 0}, Numeral{"一", 1}, Numeral{"二", 2},
                                Numeral{"两", 2}, Numeral{"兩", 2}, Numeral{"三", 3}, Numeral{"四", 4},
                                Numeral{"五", 5}, Numeral{"六", 6}, Numeral{"七", 7}, Numeral{"八", 8},
                                Numeral{"九", 9}};
constexpr std::array kPowers = {Numeral{"十", 10},  Numeral{"百", 100}, Numeral{"千", 1000}, Numeral{"万", 1e4},
                                Numeral{"萬", 1e4}, Numeral{"亿", 1e8}, Numeral{"億", 1e8}};

template <typename Table>
const Numeral* find(const Table& table, const Token& token) {
  if (token.kind != Token::Kind::Han && !token.is("〇")) return nullptr;
  const auto it = std::find_if(table.begin(), table.end(), [&](const Numeral& one) { return token.is(one.character); });
  return it == table.end() ? nullptr : &*it;
}

struct Unit {
  std::string_view text;
  Dimension dimension;
  double scale;
};
/// Longer ones before those that they begin with. What is no unit, although it begins like one, has no dimension.
constexpr std::array kUnits = {
    Unit{"年级", Dimension::None, 0},          Unit{"年代", Dimension::None, 0},
    Unit{"年度", Dimension::None, 0},          Unit{"年龄", Dimension::None, 0},
    Unit{"年", Dimension::Months, 12},         Unit{"周年", Dimension::Months, 12},
    Unit{"个月", Dimension::Months, 1},        Unit{"個月", Dimension::Months, 1},
    Unit{"周岁", Dimension::None, 0},          Unit{"天", Dimension::Minutes, 1440},
    Unit{"周", Dimension::Minutes, 10080},     Unit{"星期", Dimension::Minutes, 10080},
    Unit{"个星期", Dimension::Minutes, 10080}, Unit{"礼拜", Dimension::Minutes, 10080},
    Unit{"小时", Dimension::Minutes, 60},      Unit{"个小时", Dimension::Minutes, 60},
    Unit{"分钟", Dimension::Minutes, 1},       Unit{"国家", Dimension::Countries, 1},
    Unit{"个国家", Dimension::Countries, 1},   Unit{"人次", Dimension::None, 0},
    Unit{"人", Dimension::People, 1},          Unit{"名", Dimension::People, 1},
    Unit{"位", Dimension::People, 1},          Unit{"%", Dimension::Percent, 1},
};

/// Whether a quantity can begin with a token. Most cannot, and one search in a line is quicker than all the tables.
bool may_open(const Token& token) {
  constexpr std::string_view kOpeners = "〇零一二两兩三四五六七八九十百千万萬亿億半上";
  return token.kind == Token::Kind::Figure ||
         (token.text.size() == 3 && kOpeners.find(token.text) != std::string_view::npos);
}

class ChineseReader {
 public:
  ChineseReader(const std::vector<Token>& tokens, std::size_t begin) : tokens_(tokens), begin_(begin), at_(begin) {}

  Reading read(std::vector<Quantity>& out) {
    if (follows("百分之", begin_)) return read_percent(out);
    if (read_decade(out)) return at_ - begin_;
    at_ = begin_;
    if (!read_number()) return 0;
    if (read_date(out)) return at_ - begin_;
    if (at_ < tokens_.size() && (tokens_[at_].is("多") || tokens_[at_].is("余"))) ++at_;
    Quantity found;
    found.value = value_;
    found.told = is_figure_ ? !is_part_of_name(tokens_, begin_) : false;
    if (!read_ordinal()) read_unit(found);
    if (vague_) found.told = false;
    out.push_back(found);
    if (vague_) add_digits(found, out);
    return at_ - begin_;
  }

 private:
  /// 三四个月 may be four months in the other text, or three.
  void add_digits(Quantity found, std::vector<Quantity>& out) const {
    const double scale = found.value == 0 ? 0 : found.amount / found.value;
    for (std::size_t i = begin_; i < at_; ++i) {
      const Numeral* digit = find(kDigits, tokens_[i]);
      if (digit == nullptr) continue;
      found.value = digit->value;
      found.amount = digit->value * scale;
      out.push_back(found);
    }
  }

  const Token* peek(std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr;
  }

  bool follows(std::string_view text, std::size_t at) const {
    for (; !text.empty(); ++at) {
      if (at >= tokens_.size() || text.substr(0, tokens_[at].text.size()) != tokens_[at].text) return false;
      text.remove_prefix(tokens_[at].text.size());
    }
    return true;
  }

  bool skip(std::string_view text) {
    if (!follows(text, at_)) return false;
    while (!text.empty()) text.remove_prefix(tokens_[at_++].text.size());
    return true;
  }

  Reading read_percent(std::vector<Quantity>& out) {
    skip("百分之");
    if (!read_number()) return 0;
    Quantity found;
    found.value = found.amount = value_;
    found.dimension = Dimension::Percent;
    found.told = !vague_;
    out.push_back(found);
    return at_ - begin_;
  }

  /// 20世纪90年代, 上世纪90年代, 90年代 and 19世纪: the year that they begin with, which stands for all of them.
  bool read_decade(std::vector<Quantity>& out) {
    Quantity found;
    double century = 0;
    if (skip("上世纪")) {
      century = 20;
    } else if (read_number()) {
      if (value_ >= 1 && value_ <= 21 && skip("世纪")) {
        century = value_;
        found.told = is_figure_;
      } else {
        at_ = begin_;
      }
    }
    const std::size_t behind_century = at_;
    found.span = 100;
    found.value = (century - 1) * 100;
    found.ordinal = century;
    if (read_number() && value_ < 100 && skip("年代")) {
      found.span = 10;
      found.told = is_figure_;
      found.ordinal = value_;
      found.value = century == 0 ? 1900 + value_ : found.value + value_;
    } else {
      at_ = behind_century;
      if (century == 0) return false;
    }
    out.push_back(found);
    return true;
  }

  /// Figures or numerals, up to where a unit may stand.
  bool read_number() {
    vague_ = false;
    const Token* token = peek();
    if (token == nullptr) return false;
    is_figure_ = token->kind == Token::Kind::Figure;
    if (is_figure_) {
      value_ = token->value;
      digits_ = token->text.size();
      ++at_;
      while (peek() != nullptr && find(kPowers, *peek()) != nullptr && !follows("千米", at_) && !follows("千克", at_))
        value_ *= find(kPowers, tokens_[at_++])->value;
      return true;
    }
    return read_half() || read_numerals();
  }

  bool read_half() {
    if (!peek()->is("半")) return false;
    ++at_;
    value_ = 0.5;
    return true;
  }

  bool read_numerals() {
    const std::size_t first = at_;
    double total = 0, section = 0, digit = 0;
    std::size_t digits_in_row = 0, powers = 0, most_in_row = 0;
    double row = 0;
    for (; peek() != nullptr && (at_ == first || !peek()->after_space); ++at_) {
      if (const Numeral* one = find(kDigits, *peek())) {
        digit = one->value;
        row = row * 10 + digit;
        most_in_row = std::max(most_in_row, ++digits_in_row);
        continue;
      }
      const Numeral* power = find(kPowers, *peek());
      if (power == nullptr) break;
      if (at_ == first && power->value > 10) vague_ = true;  // 百年, 万分
      ++powers;
      digits_in_row = 0;
      if (digit == 0 && (power->value < 1e4 || section == 0)) digit = 1;
      if (power->value >= 1e4) {
        total = (total + section + digit) * power->value;
        section = 0;
      } else {
        section += digit * power->value;
      }
      digit = 0;
    }
    if (at_ == first) return false;
    digits_ = powers == 0 ? at_ - first : 0;
    value_ = powers == 0 ? row : total + section + digit;
    // 三四个, 十几个, 好几十个: more or less so many. 二〇二一 is a number again.
    const bool is_roughly = digits_ == 2 || digits_ == 3 || (powers > 0 && most_in_row > 1);
    vague_ = vague_ || is_roughly || (peek() != nullptr && peek()->is("几")) || is_after_rough(first);
    return true;
  }

  bool is_after_rough(std::size_t at) const {
    constexpr std::array kRough = {"几", "数", "幾", "數", "上", "近"};
    return at > 0 &&
           std::any_of(kRough.begin(), kRough.end(), [&](const char* one) { return tokens_[at - 1].is(one); });
  }

  bool is_year() const { return value_ >= 1000 && value_ < 3000 && digits_ == 4; }

  /// 2021年3月30日, 2021年3月, 3月30日; a year alone is a number.
  bool read_date(std::vector<Quantity>& out) {
    const std::size_t behind_number = at_;
    Quantity found;
    found.kind = Quantity::Kind::Date;
    found.told = true;
    if (is_year() && skip("年")) {
      found.day.year = static_cast<int>(value_);
      if (!read_number()) return restore(behind_number), false;
    }
    found.day.month = value_ >= 1 && value_ <= 12 && skip("月") ? static_cast<int>(value_) : 0;
    const std::size_t behind_month = at_;
    if (found.day.month > 0 && read_number() && value_ >= 1 && value_ <= 31 && (skip("日") || skip("号"))) {
      found.day.day = static_cast<int>(value_);
    } else {
      at_ = behind_month;
    }
    if (found.day.month > 0 && (found.day.year > 0 || found.day.day > 0)) return out.push_back(found), true;
    return restore(behind_number), false;
  }

  void restore(std::size_t behind_number) {
    at_ = begin_;
    read_number();
    at_ = behind_number;
  }

  bool read_ordinal() const { return begin_ > 0 && tokens_[begin_ - 1].is("第"); }

  void read_unit(Quantity& found) {
    for (const Unit& unit : kUnits) {
      if (!follows(unit.text, at_)) continue;
      const bool is_calendar_year = is_year() && unit.text == "年";
      if (unit.dimension == Dimension::None || is_calendar_year) return;
      skip(unit.text);
      found.dimension = unit.dimension;
      const bool and_half = unit.scale > 1 && peek() != nullptr && peek()->is("半");
      if (and_half) ++at_;
      found.value += and_half ? 0.5 : 0;
      found.amount = found.value * unit.scale;
      found.told = found.told || (found.value != 1 && unit.dimension != Dimension::People);
      return;
    }
  }

  const std::vector<Token>& tokens_;
  const std::size_t begin_;
  std::size_t at_;
  double value_ = 0;
  std::size_t digits_ = 0;  ///< of a number that is written digit by digit
  bool is_figure_ = false;
  bool vague_ = false;
};

}  // namespace

Reading read_chinese(const std::vector<Token>& tokens, std::size_t at, std::vector<Quantity>& out) {
  return may_open(tokens[at]) ? ChineseReader(tokens, at).read(out) : 0;
}

}  // namespace lectern::check
