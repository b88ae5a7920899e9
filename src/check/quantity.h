#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "check/token.h"
#include "core/language.h"

namespace lectern::check {

/// What a number counts, as far as both languages say it in few words. Those of one dimension can be compared: ten
/// years are 120 months, and a decade.
enum class Dimension { None, Months, Minutes, Countries, People, Percent };

/// A day as far as it is given: 0 for what is not.
struct Day {
  int year = 0, month = 0, day = 0;
};

/// A number, date or time of day in a text.
struct Quantity {
  enum class Kind { Number, Date, Time };

  Kind kind = Kind::Number;
  double value = 0;                       ///< of a number, as it stands: 10 of ten years
  Dimension dimension = Dimension::None;  ///< of a number
  double amount = 0;                      ///< in that dimension: 120 of ten years
  double span = 0;                        ///< of a decade or century, which begins with the year `value`: 10 or 100
  double ordinal = 0;                     ///< and the number that it goes by: 20 of 20世纪
  Day day;                                ///< of a date
  int minute_of_day = 0;                  ///< of a time
  bool told = false;                      ///< sure enough to be told when the other text has nothing like it
  std::size_t begin = 0, end = 0;         ///< bytes, with its unit
};

/// The quantities of a text, in order. Chinese and English are read with their numerals; of other languages the figures
/// alone.
std::vector<Quantity> quantities_of(std::string_view text, const core::LanguageTag& language);

/// Reads quantities off tokens, from one on. Gives how many tokens it took: 0 when there is none.
using Reading = std::size_t;

// What figures have in common in all languages: dates and times in figures.
Reading read_day_in_figures(const std::vector<Token>& tokens, std::size_t at, Quantity& out);    ///< 2021-03-30
Reading read_clock_in_figures(const std::vector<Token>& tokens, std::size_t at, Quantity& out);  ///< 10:00

/// Whether the figure at `at` belongs to a name or a formula: COVID-19, 5G, 24/7.
bool is_part_of_name(const std::vector<Token>& tokens, std::size_t at);

// Those of one language; `out` grows by one quantity or more.
Reading read_chinese(const std::vector<Token>& tokens, std::size_t at, std::vector<Quantity>& out);
Reading read_english(const std::vector<Token>& tokens, std::size_t at, std::vector<Quantity>& out);

}  // namespace lectern::check
