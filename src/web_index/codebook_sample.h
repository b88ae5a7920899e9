#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "index/index.h"

namespace lectern::web_index {

/// Texts of passages to train a language's codebook on: those of one write-up in 2^k, chosen by the lesson's name, with
/// k such that they are about kSampleBytes at most. An edit changes the codebook, and with it every passage, only if it
/// is made to one of these.
core::Result<std::vector<std::string>> sample_texts(const index::Index& index,
                                                    const std::vector<index::DocId>& documents);

inline constexpr std::size_t kSampleBytes = std::size_t{256} << 10;

}  // namespace lectern::web_index
