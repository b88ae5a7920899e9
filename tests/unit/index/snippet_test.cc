#include "index/snippet.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "core/utf8.h"
#include "index/glyphs.h"
#include "support/query_text.h"
#include "support/random_text.h"

using namespace lectern::index;

namespace {

std::string plain(const std::vector<SnippetPart>& parts) {
  std::string out;
  for (const SnippetPart& part : parts) out += part.text;
  return out;
}

std::size_t cells(std::string_view text) {
  std::size_t out = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    out += static_cast<std::size_t>(lectern::core::cell_width(lectern::core::next_code_point(text, offset)));
  }
  return out;
}

/// Without the ellipses that the cut put there.
std::string without_ellipses(std::string text, const std::string& whole) {
  const std::string ellipsis = "…";
  if (text == whole) return text;
  if (!whole.starts_with(text.substr(0, text.size() - ellipsis.size())) && text.starts_with(ellipsis)) {
    text.erase(0, ellipsis.size());
  }
  if (text.ends_with(ellipsis) && !whole.ends_with(text)) text.resize(text.size() - ellipsis.size());
  return text;
}

}  // namespace

TEST_CASE("snippets show and mark what the vectors say") {
  std::ifstream file(LECTERN_TESTS_DIR "/vectors/snippet.json");
  const nlohmann::json vectors = nlohmann::json::parse(file);
  for (const nlohmann::json& vector : vectors.at("snippets")) {
    CAPTURE(vector.at("name").get<std::string>());
    const Query query = parse_query(vector.at("query").get<std::string>());
    CHECK(snippet_text(make_snippet(vector.at("text").get<std::string>(), query,
                                    vector.at("cells").get<std::size_t>())) == vector.at("snippet").get<std::string>());
  }
}

TEST_CASE("marking keeps the whole text") {
  const Query query = parse_query("virtual 虚拟机 ");
  CHECK(snippet_text(mark_matches("Virtual machines: 虚拟机\nand more", query)) ==
        "⟦Virtual⟧ machines: ⟦虚拟机⟧ and more");
}

TEST_CASE("a snippet of any text is a stretch of it, no wider than asked, with no mark beside another") {
  RandomText random(7);
  const Query query = parse_query("a the 疫 网络 12 ca");
  for (int round = 0; round < 2000; ++round) {
    const std::string text = random.text(120);
    const std::string line = one_line(text);
    const std::size_t width = static_cast<std::size_t>(2 + round % 60);
    const std::vector<SnippetPart> parts = make_snippet(text, query, width);
    CAPTURE(text, width, snippet_text(parts));
    REQUIRE(cells(plain(parts)) <= width);
    REQUIRE(line.find(without_ellipses(plain(parts), line)) != std::string::npos);
    for (std::size_t i = 1; i < parts.size(); ++i) REQUIRE(parts[i].marked != parts[i - 1].marked);
    for (const SnippetPart& part : parts) {
      REQUIRE_FALSE(part.text.empty());
      REQUIRE_FALSE(lectern::core::first_invalid_utf8(part.text));
    }
    REQUIRE(plain(mark_matches(text, query)) == line);
  }
}
