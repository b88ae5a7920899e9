#include "language/stemmer.h"

#include <xapian.h>

#include <algorithm>

namespace lectern::language {
namespace {

bool looks_english(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; });
}

}  // namespace

std::string stem(std::string_view word) {
  if (!looks_english(word)) return std::string(word);
  // A stemmer holds the word that it works on, so no two threads can share one.
  thread_local const Xapian::Stem english("en");
  return english(std::string(word));
}

}  // namespace lectern::language
