#include "translation/sample.h"

#include <algorithm>
#include <cstdint>

#include "core/fingerprint.h"

namespace lectern::translation {
namespace {

std::size_t cells_of(const AlignedLesson& lesson) {
  std::size_t out = 0;
  for (const AlignedLesson::Pair& pair : lesson.pairs) out += pair.words[0].size() * pair.words[1].size();
  return out;
}

}  // namespace

std::vector<std::size_t> sample_of(std::span<const std::string> paths, std::size_t most) {
  std::vector<std::uint64_t> hashes;
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    hashes.push_back(core::fingerprint_of(paths[i]).low);
    out.push_back(i);
  }
  for (unsigned bit = 0; bit < 64 && out.size() > most; ++bit) {
    std::erase_if(out, [&](std::size_t i) { return (hashes[i] >> bit & 1U) != 0; });
  }
  return out;
}

std::size_t most_lessons(std::span<const AlignedLesson* const> pilots) {
  std::size_t cells = 0;
  for (const AlignedLesson* pilot : pilots) cells += cells_of(*pilot);
  const std::size_t most = cells == 0 ? kMostLessons : std::min(kMostLessons, kMostCells * pilots.size() / cells);
  return std::max(most, pilots.size());
}

}  // namespace lectern::translation
