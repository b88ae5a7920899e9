#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "index/index.h"
#include "web_index/numbering.h"

namespace lectern::web_index {

/// Texts of passages to train the codebook of a language, by its place in the table, on: those of its first write-up,
/// and of one in 2^k others, chosen by the lesson's name, with k such that they are about kSampleBytes at most. An edit
/// changes the codebook, and with it every passage, only if it is made to one of these, or if it changes k.
core::Result<std::vector<std::string>> sample_texts(const index::Index& index, const Numbering& numbering,
                                                    std::size_t language);

inline constexpr std::size_t kSampleBytes = std::size_t{256} << 10;

/// 2^k - 1, for so many write-ups of such an average length.
std::uint32_t sample_mask(double average_length, std::size_t documents);
/// Whether a lesson's write-up, which is not the first, can be in the sample.
bool is_in_sample(std::string_view lesson, std::uint32_t mask);

}  // namespace lectern::web_index
