#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "web_index/bytes.h"

namespace lectern::web_index {

/// Writes characters that ascend, and how many they are.
void write_characters(ByteWriter& out, const std::vector<char32_t>& characters);
/// Reads them. The reader fails when they are no characters.
std::vector<char32_t> read_characters(ByteReader& in);

/// Writes what the analysis folds some characters to, which the reader knows, in their order.
void write_variants(ByteWriter& out, const std::vector<char32_t>& simplified);
/// Reads so many. The reader fails when they are no characters.
std::vector<char32_t> read_variants(ByteReader& in, std::size_t count);

/// The content of a file of variants: what the manifest's traditional characters are folded to. Apart from these, since
/// only who asks in such characters needs to know what they stand for.
std::string encode_variants(const std::vector<char32_t>& simplified);
/// Reads it and checks all of it. `name` is for the message.
core::Result<std::vector<char32_t>> decode_variants(std::string_view content, std::size_t count, std::string_view name);

}  // namespace lectern::web_index
