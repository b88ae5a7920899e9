#include "translation/sample.h"

#include <cstdint>
#include <functional>

#include "core/fingerprint.h"

namespace lectern::translation {
namespace {

/// Halves the lessons until they are few enough, and gives those that are left.
std::vector<std::size_t> halved(std::span<const std::string> paths,
                                const std::function<bool(const std::vector<std::size_t>& lessons)>& are_few) {
  std::vector<std::uint64_t> hashes;
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    hashes.push_back(core::fingerprint_of(paths[i]).low);
    out.push_back(i);
  }
  for (unsigned bit = 0; bit < 64 && !are_few(out); ++bit) {
    std::erase_if(out, [&](std::size_t i) { return (hashes[i] >> bit & 1U) != 0; });
  }
  return out;
}

std::size_t cells_of(const AlignedLesson& lesson) {
  std::size_t out = 0;
  for (const AlignedLesson::Pair& pair : lesson.pairs) out += pair.words[0].size() * pair.words[1].size();
  return out;
}

}  // namespace

std::vector<std::size_t> sample_of(std::span<const std::string> paths, std::size_t most) {
  return halved(paths, [&](const std::vector<std::size_t>& lessons) { return lessons.size() <= most; });
}

std::vector<std::size_t> sample_of(std::span<const std::string> paths, std::span<const AlignedLesson> lessons) {
  return halved(paths, [&](const std::vector<std::size_t>& left) {
    std::size_t cells = 0;
    for (const std::size_t i : left) cells += cells_of(lessons[i]);
    return cells <= kMostCells || left.size() == 1;
  });
}

}  // namespace lectern::translation
