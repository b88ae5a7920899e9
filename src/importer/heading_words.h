#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace lectern::importer {

/// What a section that posts have again and again is about.
enum class Topic { Opening, Guests, Content, Questions, Closing };

/// The topic of a line that is nothing but a known heading, in Chinese or English, perhaps numbered (`一、嘉宾介绍`),
/// in brackets (`【嘉宾介绍】`) or with a colon.
std::optional<Topic> known_heading(std::string_view line);

/// A known heading that stands alone in running text, between the end of a sentence and the beginning of another.
struct FoundHeading {
  std::size_t begin = 0;
  std::size_t end = 0;
  Topic topic = Topic::Content;
};

/// The known headings in text that has lost its paragraphs, in order. Chinese ones stand between spaces; English ones
/// begin with a capital, after a full stop and before another capital.
std::vector<FoundHeading> headings_in(std::string_view text);

/// Without the colon that some headings end with.
std::string_view without_colon(std::string_view heading);

}  // namespace lectern::importer
