#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::check {

/// A piece of a text, as far as rules about numbers and names tell pieces apart.
struct Token {
  enum class Kind {
    Figure,  ///< 277  1,000  3.5
    Chain,   ///< figures that are no number: 1.2.3, 192.168.0.1, and more than 15 digits
    Word,    ///< Latin letters and apostrophes
    Han,     ///< one character
    Symbol,  ///< one character of any other kind
  };

  Kind kind = Kind::Symbol;
  std::string text;                ///< as written; full-width forms of ASCII as ASCII
  double value = 0;                ///< of a Figure
  bool after_space = false;        ///< or at the beginning
  std::size_t begin = 0, end = 0;  ///< bytes

  bool is(std::string_view other) const { return text == other; }
};

/// Spaces are no tokens. `text` must be valid UTF-8.
std::vector<Token> tokens_of(std::string_view text);

/// ASCII letters in lower case.
std::string lower(std::string_view word);

}  // namespace lectern::check
