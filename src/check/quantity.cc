#include "check/quantity.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern::check {
namespace {

bool is_joined(const std::vector<Token>& tokens, std::size_t at) {
  return at < tokens.size() && !tokens[at].after_space;
}

bool is_figure(const std::vector<Token>& tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].kind == Token::Kind::Figure;
}

bool is_whole_figure(const std::vector<Token>& tokens, std::size_t at, std::size_t most_digits) {
  return is_figure(tokens, at) && tokens[at].text.size() <= most_digits &&
         tokens[at].text.find('.') == std::string::npos;
}

/// Letters that may follow a number without a space and leave it a number.
bool is_suffix(const std::string& word) {
  constexpr std::array kSuffixes = {"st", "nd", "rd", "th", "s", "am", "pm",  "k",   "km",  "m",
                                    "cm", "mm", "kg", "g",  "h", "bn", "min", "hrs", "mins"};
  return std::find(kSuffixes.begin(), kSuffixes.end(), word) != kSuffixes.end();
}

bool is_day(const Day& day) {
  return day.year >= 1000 && day.year < 3000 && day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= 31;
}

/// 2021.03.30, which is one token.
bool read_chain_of_points(const Token& token, Day& day) {
  const std::size_t first = token.text.find('.'), second = token.text.rfind('.');
  if (token.kind != Token::Kind::Chain || first != 4 || second > 7 || token.text.size() - second > 3) return false;
  if (std::count(token.text.begin(), token.text.end(), '.') != 2) return false;
  day = {std::stoi(token.text.substr(0, 4)), std::stoi(token.text.substr(5, second - 5)),
         std::stoi(token.text.substr(second + 1))};
  return is_day(day);
}

Quantity plain_figure(const std::vector<Token>& tokens, std::size_t at) {
  Quantity out;
  out.value = tokens[at].value;
  out.told = !is_part_of_name(tokens, at);
  return out;
}

Reading read_anywhere(const std::vector<Token>& tokens, std::size_t at, std::vector<Quantity>& out) {
  Quantity found;
  Reading taken = read_day_in_figures(tokens, at, found);
  if (taken == 0) taken = read_clock_in_figures(tokens, at, found);
  if (taken > 0) out.push_back(found);
  return taken;
}

Reading read_plain(const std::vector<Token>& tokens, std::size_t at, std::vector<Quantity>& out) {
  if (!is_figure(tokens, at)) return 0;
  out.push_back(plain_figure(tokens, at));
  return 1;
}

}  // namespace

bool is_part_of_name(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::string_view kJoints = "-_/.+=&#:";
  const auto is_joint = [&](std::size_t i) {
    return i < tokens.size() && tokens[i].text.size() == 1 && kJoints.find(tokens[i].text) != std::string_view::npos;
  };
  const auto is_word = [&](std::size_t i) { return i < tokens.size() && tokens[i].kind == Token::Kind::Word; };
  const bool joined = is_joined(tokens, at) && at > 0;
  if (joined && is_word(at - 1)) return true;
  if (joined && is_joint(at - 1) && (at == 1 || is_joined(tokens, at - 1))) {
    // A range or a compound is not a name: 10-20, 3-month.
    if (at == 1 || !(tokens[at - 1].is("-") && tokens[at - 2].kind == Token::Kind::Figure)) return true;
  }
  if (is_joined(tokens, at + 1) && is_word(at + 1)) return !is_suffix(tokens[at + 1].text);
  return is_joined(tokens, at + 1) && is_joint(at + 1) && !tokens[at + 1].is("-") && !tokens[at + 1].is(".") &&
         is_joined(tokens, at + 2) && !tokens[at + 1].is(":");
}

Reading read_day_in_figures(const std::vector<Token>& tokens, std::size_t at, Quantity& out) {
  out.kind = Quantity::Kind::Date;
  out.told = true;
  if (read_chain_of_points(tokens[at], out.day)) return 1;
  if (!is_whole_figure(tokens, at, 4) || tokens[at].text.size() != 4) return 0;
  for (const std::size_t i : {at + 2, at + 4}) {
    const bool joined = is_joined(tokens, i - 1) && is_joined(tokens, i) && is_whole_figure(tokens, i, 2);
    if (!joined || (!tokens[i - 1].is("-") && !tokens[i - 1].is("/"))) return 0;
  }
  const auto part = [&](std::size_t i) { return static_cast<int>(tokens[at + i].value); };
  out.day = {part(0), part(2), part(4)};
  return is_day(out.day) ? 5 : 0;
}

Reading read_clock_in_figures(const std::vector<Token>& tokens, std::size_t at, Quantity& out) {
  const bool shape = is_whole_figure(tokens, at, 2) && is_joined(tokens, at + 1) && tokens[at + 1].is(":") &&
                     is_joined(tokens, at + 2) && is_whole_figure(tokens, at + 2, 2) && tokens[at + 2].text.size() == 2;
  if (!shape || tokens[at].value >= 24 || tokens[at + 2].value >= 60) return 0;
  out.kind = Quantity::Kind::Time;
  out.told = true;
  out.minute_of_day = static_cast<int>(tokens[at].value) * 60 + static_cast<int>(tokens[at + 2].value);
  const bool seconds = is_joined(tokens, at + 3) && tokens[at + 3].is(":") && is_whole_figure(tokens, at + 4, 2);
  return seconds ? 5 : 3;
}

std::vector<Quantity> quantities_of(std::string_view text, const core::LanguageTag& language) {
  const std::vector<Token> tokens = tokens_of(text);
  const std::string_view primary = core::primary_subtag(language);
  const auto read = primary == "zh" ? read_chinese : primary == "en" ? read_english : read_plain;
  std::vector<Quantity> out;
  for (std::size_t at = 0; at < tokens.size();) {
    const std::size_t before = out.size();
    Reading taken = read_anywhere(tokens, at, out);
    if (taken == 0) taken = read(tokens, at, out);
    for (std::size_t i = before; i < out.size(); ++i) {
      out[i].begin = tokens[at].begin;
      out[i].end = tokens[at + std::max<std::size_t>(taken, 1) - 1].end;
    }
    at += std::max<std::size_t>(taken, 1);
  }
  return out;
}

}  // namespace lectern::check
