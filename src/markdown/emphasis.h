#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lectern::markdown {

/// Where Chinese emphasis needs help, as byte offsets into `text`, ascending.
///
/// CommonMark asks for a space or a mark on one side of a delimiter that has punctuation on the other, so that in
/// `**重点。**后面` and `他说**“重点”**` the asterisks stay asterisks: rules for scripts with spaces. A punctuation
/// character put in at each offset, between the delimiter and the letter next to it, makes them emphasis. The letter is
/// Han or kana, or the mark on the delimiter's other side is a wide one.
std::vector<std::size_t> emphasis_gaps(std::string_view text);

}  // namespace lectern::markdown
