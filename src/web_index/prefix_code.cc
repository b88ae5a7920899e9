#include "web_index/prefix_code.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace lectern::web_index {
namespace {

/// Huffman's lengths, however long. Index `counts.size()` is the end, which weighs nothing and so has a longest code.
std::vector<unsigned> huffman_lengths(const std::vector<std::uint64_t>& counts) {
  using Node = std::pair<std::uint64_t, std::size_t>;
  const std::size_t end = counts.size();
  std::priority_queue<Node, std::vector<Node>, std::greater<>> roots;
  for (std::size_t symbol = 0; symbol < end; ++symbol) {
    if (counts[symbol] > 0) roots.push({counts[symbol], symbol});
  }
  roots.push({0, end});
  std::vector<std::size_t> parents(end + 1);
  while (roots.size() > 1) {
    const Node a = roots.top();
    roots.pop();
    const Node b = roots.top();
    roots.pop();
    parents[a.second] = parents[b.second] = parents.size();
    roots.push({a.first + b.first, parents.size()});
    parents.push_back(0);
  }
  std::vector<unsigned> depths(parents.size());
  for (std::size_t node = parents.size() - 1; node-- > 0;) {
    if (node > end || node == end || counts[node] > 0) depths[node] = depths[parents[node]] + 1;
  }
  depths.resize(end + 1);
  return depths;
}

}  // namespace

std::vector<std::uint8_t> code_lengths(std::vector<std::uint64_t> counts) {
  std::vector<unsigned> lengths = huffman_lengths(counts);
  // The end is among the longest. Evener counts make a flatter tree; a few rounds do, and little is lost.
  while (lengths.back() > kMaxCodeBits) {
    for (std::uint64_t& count : counts) count = (count + 1) / 2;
    lengths = huffman_lengths(counts);
  }
  return {lengths.begin(), lengths.end() - 1};
}

std::vector<std::uint16_t> assign_codes(const std::vector<std::uint8_t>& lengths) {
  std::vector<std::uint16_t> codes(lengths.size());
  unsigned next = 0;
  for (unsigned length = 1; length <= kMaxCodeBits; ++length, next <<= 1) {
    for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
      if (lengths[symbol] == length) codes[symbol] = static_cast<std::uint16_t>(next++);
    }
  }
  return codes;
}

bool is_prefix_code(const std::vector<std::uint8_t>& lengths) {
  const unsigned longest = lengths.empty() ? 0 : *std::max_element(lengths.begin(), lengths.end());
  if (longest == 0 || longest > kMaxCodeBits) return false;
  std::uint64_t taken = 1;  // the end
  for (const unsigned length : lengths) taken += length == 0 ? 0 : std::uint64_t{1} << (longest - length);
  return taken == std::uint64_t{1} << longest;
}

}  // namespace lectern::web_index
