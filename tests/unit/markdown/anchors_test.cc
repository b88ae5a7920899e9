#include "markdown/anchors.h"

#include <catch2/catch.hpp>
#include <set>

namespace lectern::markdown {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("Anchors are readable, unique, and leave natural ones alone") {
  struct Row {
    Strings titles, anchors;
  };
  const std::vector<Row> rows = {
      {{}, {}},
      {{"Risk & Control", "风险排查（一）"}, {"risk-control", "风险排查-一"}},
      {{"x", "x", "x"}, {"x", "x-2", "x-3"}},
      {{"x", "x", "x-2"}, {"x", "x-3", "x-2"}},
      {{"x-2", "x", "x", "x-2"}, {"x-2", "x", "x-3", "x-2-2"}},
      {{"", "!!", "section"}, {"section", "section-2", "section-3"}},
      {{"fn-1", "fnref 2", "fnord"}, {"section-fn-1", "section-fnref-2", "fnord"}},
  };
  for (const Row& row : rows) CHECK(make_anchors(row.titles) == row.anchors);
}

TEST_CASE("Anchors of very many equal headings come fast and are unique") {
  const Strings anchors = make_anchors(Strings(20'000, "x"));
  CHECK(std::set<std::string>(anchors.begin(), anchors.end()).size() == anchors.size());
  CHECK(anchors.back() == "x-20000");
}

}  // namespace
}  // namespace lectern::markdown
