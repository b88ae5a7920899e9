#pragma once

#include <string>
#include <string_view>

namespace lectern::index {

/// Words that make a question or a sentence of what is asked, and say nothing of it: 'how do I …', 'what is the …',
/// 怎么, 是什么, 吗. Lessons are not expected to have them. What is at once the name of something (WHO, IT, US, May) or
/// a surname in pinyin is none. The browser's `src/client/stop_words.js` has the same.

/// Whether an English word, folded, is one. The shortest (`I`, `a`, `you`) are only behind another, as in 'do I' and
/// 'is a': World War I and vitamin A are something else.
bool is_stop_word(std::string_view word, bool after_stop_word);

/// Whether a Han character, either script, joins words and hardly ever is part of one.
bool joins_words(char32_t character);

/// `text`, valid UTF-8, with each question word in Han characters, either script, replaced by as many spaces of three
/// bytes, so that every other character stays where it is.
std::string blank_question_words(std::string_view text);

}  // namespace lectern::index
