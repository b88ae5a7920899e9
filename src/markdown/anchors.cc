#include "markdown/anchors.h"

#include <map>
#include <set>
#include <string_view>

#include "language/format.h"

namespace lectern::markdown {
namespace {

std::string natural_anchor(const std::string& title) {
  const std::string slug = language::slugify(title);
  if (slug.empty()) return "section";
  const bool of_footnotes = slug.rfind("fn-", 0) == 0 || slug.rfind("fnref-", 0) == 0;
  return of_footnotes ? "section-" + slug : slug;
}

}  // namespace

std::vector<std::string> make_anchors(const std::vector<std::string>& titles) {
  std::vector<std::string> anchors;
  for (const std::string& title : titles) anchors.push_back(natural_anchor(title));
  std::set<std::string> taken(anchors.begin(), anchors.end());
  std::map<std::string, std::size_t> last_number;
  for (std::string& anchor : anchors) {
    auto [number, first] = last_number.try_emplace(anchor, 1);
    if (first) continue;
    std::string candidate;
    do candidate = anchor + "-" + std::to_string(++number->second);
    while (!taken.insert(candidate).second);
    anchor = std::move(candidate);
  }
  return anchors;
}

}  // namespace lectern::markdown
