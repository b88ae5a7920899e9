#include "check/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "check/problem.h"
#include "check/prose.h"
#include "check/quantity.h"

namespace lectern::check {
namespace {

using Quantities = std::vector<Quantity>;

constexpr std::size_t kMostTold = 12;  // of one write-up: where more is missing, half the text is

/// A page with more numbers is a table of data; comparing them would take long, and listing them help nobody.
constexpr std::size_t kMostQuantities = 5000;

bool same(double a, double b) {
  return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

/// What a text has to account for the numbers of another: its quantities, and every figure in its source, code and
/// front matter included.
class Account {
 public:
  Account(const Text& text, const Prose& prose, const Quantities& quantities) : quantities_(quantities) {
    for (const Quantity& one : quantities) add(one);
    add_text(prose.raw(), text.write_up.language);
    const archive::WriteUp& write_up = text.write_up;
    for (const std::string* words : {&write_up.title, &write_up.summary}) add_text(*words, write_up.language);
    for (const std::string& tag : write_up.tags) add_text(tag, write_up.language);
    for (const archive::Guest& guest : write_up.guests) add_text(guest.role, write_up.language);
    if (write_up.date) add_day({write_up.date->year, write_up.date->month, write_up.date->day});
    if (write_up.date && write_up.date->minute_of_day) add_time(*write_up.date->minute_of_day);
    std::sort(values_.begin(), values_.end());
  }

  bool has(double value) const {
    const auto it = std::lower_bound(values_.begin(), values_.end(), value * (1 - 1e-9));
    return it != values_.end() && same(*it, value);
  }

  bool has_between(double first, double behind_last) const {
    const auto it = std::lower_bound(values_.begin(), values_.end(), first);
    return it != values_.end() && *it < behind_last;
  }

  bool has_amount(const Quantity& wanted) const {
    return std::any_of(quantities_.begin(), quantities_.end(), [&](const Quantity& one) {
      return one.kind == Quantity::Kind::Number && one.dimension == wanted.dimension && same(one.amount, wanted.amount);
    });
  }

  bool has_day(const Day& wanted) const {
    const auto agree = [](int a, int b) { return a == 0 || b == 0 || a == b; };
    return std::any_of(days_.begin(), days_.end(), [&](const Day& one) {
      return agree(one.year, wanted.year) && one.month == wanted.month && agree(one.day, wanted.day);
    });
  }

  bool has_time(int minute_of_day) const {
    const int hour = minute_of_day / 60, minute = minute_of_day % 60;
    const bool any_hour = has(hour) || has(hour + 12) || has(hour - 12);
    const bool said = minute == 0 || has(minute) || (minute == 30 && has(0.5)) || (minute % 30 == 15 && has(0.25));
    return any_hour && said;
  }

  /// How often a number stands without a unit that is known.
  std::ptrdiff_t bare(double value) const {
    return std::count_if(quantities_.begin(), quantities_.end(), [&](const Quantity& one) {
      return one.kind == Quantity::Kind::Number && one.dimension == Dimension::None && same(one.value, value);
    });
  }

 private:
  void add(const Quantity& one) {
    if (one.kind == Quantity::Kind::Date) add_day(one.day);
    if (one.kind == Quantity::Kind::Time) add_time(one.minute_of_day);
    if (one.kind == Quantity::Kind::Number) values_.push_back(one.value);
    if (one.span > 0) values_.push_back(one.ordinal);
  }

  void add_day(const Day& day) {
    days_.push_back(day);
    for (const int part : {day.year, day.month, day.day}) values_.push_back(part);
  }

  void add_time(int minute_of_day) {
    values_.push_back(minute_of_day / 60);
    values_.push_back(minute_of_day % 60);
  }

  void add_text(std::string_view text, const core::LanguageTag& language) {
    for (const Quantity& one : quantities_of(text, language)) add(one);
    for (const Token& token : tokens_of(text)) {
      if (token.kind == Token::Kind::Figure) values_.push_back(token.value);
    }
  }

  const Quantities& quantities_;
  std::vector<double> values_;
  std::vector<Day> days_;
};

/// One of the two write-ups, read.
struct Side {
  const Text& text;
  Prose prose{text};
  Quantities quantities = quantities_of(prose.text(), text.write_up.language);
  Account account{text, prose, quantities};
  Quantities unmatched = {};

  std::string quote(const Quantity& one) const { return prose.quote(one.begin, one.end); }
};

bool is_read_with_numerals(const Text& text) {
  const std::string_view primary = core::primary_subtag(text.write_up.language);
  return primary == "zh" || primary == "en";
}

/// A number that other forms than its own can account for: shares, decades, thirds.
bool has_in_another_form(const Account& account, const Quantity& one) {
  if (one.dimension == Dimension::Percent && account.has(one.value / 100)) return true;
  if (one.span > 0) return account.has(one.ordinal) || account.has_between(one.value, one.value + one.span);
  const bool in_century = one.value >= 1000 && one.value < 3000 && std::fmod(one.value, 10) == 0;
  return in_century && account.has(std::fmod(one.value, 100));  // 1990s, 20世纪90年代
}

bool is_accounted_for(const Account& account, const Quantity& one) {
  switch (one.kind) {
    case Quantity::Kind::Date:
      return account.has_day(one.day);
    case Quantity::Kind::Time:
      return account.has_time(one.minute_of_day);
    case Quantity::Kind::Number:
      if (one.dimension != Dimension::None && account.has_amount(one)) return true;
      return account.has(one.value) || has_in_another_form(account, one);
  }
  return true;
}

/// Which quantity of `there` has the number of `one` with another unit, where neither is accounted for otherwise.
const Quantity* with_other_unit(const Side& here, const Quantity& one, const Side& there) {
  if (one.kind != Quantity::Kind::Number || one.dimension == Dimension::None) return nullptr;
  if (there.account.has_amount(one) || here.account.bare(one.value) != there.account.bare(one.value)) return nullptr;
  for (const Quantity& other : there.quantities) {
    const bool is_other = other.kind == Quantity::Kind::Number && other.dimension != Dimension::None &&
                          other.dimension != one.dimension && same(other.value, one.value);
    if (is_other && !here.account.has_amount(other)) return &other;
  }
  return nullptr;
}

void compare_units(Side& first, Side& second, core::Diagnostics& problems) {
  for (const Quantity& one : second.quantities) {
    const Quantity* other = one.told ? with_other_unit(second, one, first) : nullptr;
    if (other == nullptr) continue;
    report(problems, problem::kUnitDiffers, second.text, second.prose.range(one.begin, one.end),
           fmt::format("\"{}\" here, \"{}\" in {} (line {}): one number, two units", second.quote(one),
                       first.quote(*other), name_beside(second.text, first.text),
                       first.prose.range(other->begin, other->end).line),
           "correct the one that is wrong");
  }
}

bool equal(const Quantity& a, const Quantity& b) {
  return a.kind == b.kind && same(a.value, b.value) && a.dimension == b.dimension && a.day.year == b.day.year &&
         a.day.month == b.day.month && a.day.day == b.day.day && a.minute_of_day == b.minute_of_day;
}

void find_unmatched(Side& here, const Side& there) {
  // A summary leaves things out.
  if (there.text.source.text.size() == 0 || there.prose.raw().size() * 2 < here.prose.raw().size()) return;
  const bool small_numbers_are_words = !is_read_with_numerals(here.text) || !is_read_with_numerals(there.text);
  for (const Quantity& one : here.quantities) {
    const double least = small_numbers_are_words ? 13 : 2;
    const bool is_small = one.kind == Quantity::Kind::Number && one.value < least && one.value != 0.5;
    if (!one.told || is_small || is_accounted_for(there.account, one)) continue;
    const bool is_new = std::none_of(here.unmatched.begin(), here.unmatched.end(),
                                     [&](const Quantity& other) { return equal(one, other); });
    if (is_new) here.unmatched.push_back(one);
  }
}

const Problem& kind_of(const Quantity& one) {
  switch (one.kind) {
    case Quantity::Kind::Date:
      return problem::kDateUnmatched;
    case Quantity::Kind::Time:
      return problem::kTimeUnmatched;
    case Quantity::Kind::Number:
      break;
  }
  return problem::kNumberUnmatched;
}

/// What the other write-up has that this one lacks: most often the same number, told otherwise.
std::string hint_of(const Side& there, const Quantity& one, const std::string& name) {
  std::string list;
  std::size_t listed = 0;
  for (const Quantity& other : there.unmatched) {
    if (other.kind != one.kind || listed == 3) continue;
    list += fmt::format("{}\"{}\"", listed++ == 0 ? "" : ", ", there.quote(other));
  }
  if (list.empty()) return fmt::format("see what {} says there, and correct the one that is wrong", name);
  return fmt::format("only in {}: {}; correct the one that is wrong", name, list);
}

void report_unmatched(Side& here, const Side& there, core::Diagnostics& problems) {
  const std::string name = name_beside(here.text, there.text);
  std::size_t told = 0;
  for (const Quantity& one : here.unmatched) {
    if (told++ == kMostTold) break;
    report(problems, kind_of(one), here.text, here.prose.range(one.begin, one.end),
           fmt::format("\"{}\" has no counterpart in {}", here.quote(one), name), hint_of(there, one, name));
  }
  if (here.unmatched.size() <= kMostTold) return;
  const Quantity& next = here.unmatched[kMostTold];
  report(problems, kind_of(next), here.text, here.prose.range(next.begin, next.end),
         fmt::format("from here on, {} more numbers and dates have no counterpart in {}",
                     here.unmatched.size() - kMostTold, name),
         "part of the text may be missing there");
}

}  // namespace

void compare_figures(const Text& first, const Text& second, core::Diagnostics& problems) {
  Side one{first}, other{second};
  if (std::max(one.quantities.size(), other.quantities.size()) > kMostQuantities) return;
  compare_units(one, other, problems);
  find_unmatched(one, other);
  find_unmatched(other, one);
  report_unmatched(one, other, problems);
  report_unmatched(other, one, problems);
}

}  // namespace lectern::check
