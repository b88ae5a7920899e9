#include "web_index/codebook_sample.h"

#include <cstddef>
#include <utility>

#include "index/passages.h"
#include "web_index/hash.h"
#include "web_index/passage_text.h"

namespace lectern::web_index {
namespace {

/// About so many bytes of text come to 1 of length.
constexpr double kBytesPerLength = 4;
/// Where lengths tell little of the bytes, as in texts that have few words, a sample still ends somewhere.
constexpr std::size_t kMaxSampleBytes = 4 * kSampleBytes;

}  // namespace

core::Result<std::vector<std::string>> sample_texts(const index::Index& index, const Numbering& numbering,
                                                    std::size_t language) {
  const std::vector<std::uint32_t>& lessons = numbering.table.languages[language].lessons;
  const std::uint32_t mask = sample_mask(index.average_length(), lessons.size());
  std::size_t number = 0;
  for (std::size_t i = 0; i < language; ++i) number += numbering.table.languages[i].lessons.size();
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  for (const std::uint32_t lesson : lessons) {
    const index::DocId id = numbering.documents[number++];
    if (bytes > kMaxSampleBytes) break;
    if (!texts.empty() && !is_in_sample(numbering.lessons[lesson], mask)) continue;
    auto record = index.document(id);
    if (!record) return record.error();
    for (std::string& text : passage_texts(record->card, index::passages_of(record->card))) {
      bytes += text.size();
      texts.push_back(std::move(text));
    }
  }
  return texts;
}

std::uint32_t sample_mask(double average_length, std::size_t documents) {
  std::uint32_t mask = 0;
  double bytes = kBytesPerLength * average_length * static_cast<double>(documents);
  for (; bytes > static_cast<double>(kSampleBytes); bytes /= 2) mask = 2 * mask + 1;
  return mask;
}

bool is_in_sample(std::string_view lesson, std::uint32_t mask) {
  return (short_hash_of(lesson) & mask) == 0;
}

}  // namespace lectern::web_index
