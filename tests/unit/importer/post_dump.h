#pragma once

#include <fmt/format.h>

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

#include "importer/post.h"

namespace lectern::importer {

/// One block a line: its kind, its Markdown, or its text where it has none.
inline std::string dump(const Block& block) {
  const std::string& shown = block.markdown.empty() ? block.text : block.markdown;
  switch (block.kind) {
    case Block::Kind::Text:
      return "text: " + shown;
    case Block::Kind::Heading:
      return fmt::format("heading {}: {}", block.level, shown);
    case Block::Kind::Item:
      return fmt::format("{} {}: {}", block.ordered ? "number" : "item", block.level, shown);
    case Block::Kind::Quote:
      return "quote: " + shown;
    case Block::Kind::Code:
      return "code: " + shown;
    case Block::Kind::Table:
      return "table: " + shown;
    case Block::Kind::Image:
      return "image: " + shown;
  }
  return {};
}

inline std::string dump(const Post& post) {
  std::string out;
  for (const Block& block : post.blocks) out += dump(block) + "\n";
  return out;
}

/// A file of tests/posts.
inline std::string sample(const std::string& name) {
  std::ifstream file(std::string(LECTERN_TESTS_DIR) + "/posts/" + name, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + name);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace lectern::importer
