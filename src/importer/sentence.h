#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lectern::importer {

/// The code points beside a place in `text`, 0 past its ends. `at` stands between two code points.
char32_t code_point_at(std::string_view text, std::size_t at);
char32_t code_point_before(std::string_view text, std::size_t at);

/// Where the sentence ends that goes on at `from`: past its final mark and the quotes and brackets that close after it.
/// The end of `text` when nothing ends it. `Mr.`, initials and `3.5` end none.
std::size_t sentence_end(std::string_view text, std::size_t from);

/// Whether `text` is at its end where a sentence ends; a colon or a semicolon ends none.
bool ends_sentence(std::string_view text);

/// Without spaces at the ends.
std::string_view trimmed(std::string_view text);

/// Terminal cells: a Chinese character takes two, so lengths compare across languages.
std::size_t cells(std::string_view text);

/// Whether there is anything to read aloud: a letter or a digit of any script.
bool has_words(std::string_view text);

/// ASCII letters in lower case.
std::string lower_case(std::string_view text);

/// The beginning of `text` in quotation marks, for messages.
std::string quoted_beginning(std::string_view text);

}  // namespace lectern::importer
