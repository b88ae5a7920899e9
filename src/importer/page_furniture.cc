#include "importer/page_furniture.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "importer/html_text.h"

namespace lectern::importer {
namespace {

constexpr const char* kNavigation = "navigation";
constexpr const char* kForm = "a form or its buttons";
constexpr const char* kBeside = "stands beside the post";
constexpr const char* kFoot = "the foot of the page";
constexpr const char* kShare = "share buttons";
constexpr const char* kTrail = "the way to this page";
constexpr const char* kRelated = "other posts";
constexpr const char* kComments = "comments of readers";
constexpr const char* kRights = "a copyright line";
constexpr const char* kTools = "tools of the page";

const char* reason_of_name(const HtmlNode& node) {
  static const std::map<std::string_view, const char*> kNames = {
      {"nav", kNavigation}, {"aside", kBeside},    {"footer", kFoot},   {"form", kForm},
      {"button", kForm},    {"input", kForm},      {"select", kForm},   {"textarea", kForm},
      {"dialog", kTools},   {"menu", kNavigation}, {"noscript", kTools}};
  const auto found = kNames.find(node.name);
  return found == kNames.end() ? nullptr : found->second;
}

const char* reason_of_role(const HtmlNode& node) {
  static const std::map<std::string_view, const char*> kRoles = {
      {"navigation", kNavigation}, {"banner", "the head of the page"},
      {"contentinfo", kFoot},      {"search", kForm},
      {"complementary", kBeside},  {"menu", kNavigation},
      {"menubar", kNavigation},    {"toolbar", kTools},
      {"dialog", kTools},          {"alertdialog", kTools}};
  const auto found = kRoles.find(node.attribute("role"));
  return found == kRoles.end() ? nullptr : found->second;
}

const char* reason_of_class(const HtmlNode& node) {
  static const std::map<std::string_view, const char*> kWords = {
      {"share", kShare},       {"sharing", kShare},          {"sharedaddy", kShare},  {"addtoany", kShare},
      {"addthis", kShare},     {"bdsharebuttonbox", kShare}, {"bdshare", kShare},     {"social", kShare},
      {"breadcrumb", kTrail},  {"breadcrumbs", kTrail},      {"crumbs", kTrail},      {"nav", kNavigation},
      {"navbar", kNavigation}, {"navigation", kNavigation},  {"pager", kNavigation},  {"pagination", kNavigation},
      {"related", kRelated},   {"relatedposts", kRelated},   {"recommend", kRelated}, {"comments", kComments},
      {"respond", kComments},  {"disqus", kComments},        {"sidebar", kBeside},    {"footer", kFoot},
      {"copyright", kRights},  {"cookie", kTools},           {"cookies", kTools},     {"toolbar", kTools}};
  static const std::array<std::string_view, 5> kDenials = {"has", "no", "with", "without", "not"};
  if (node.is("html") || node.is("body") || node.is("main") || node.is("article")) return nullptr;
  const std::vector<std::string> words = class_words(node);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto found = kWords.find(words[i]);
    if (found == kWords.end()) continue;
    if (i == 0 || std::find(kDenials.begin(), kDenials.end(), words[i - 1]) == kDenials.end()) return found->second;
  }
  return nullptr;
}

bool is_hidden(const HtmlNode& node) {
  if (node.has("hidden") || has_class(node, "screen-reader-text") || has_class(node, "sr-only")) return true;
  std::string style(node.attribute("style"));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  return style.find("display:none") != std::string::npos;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// `2021` and a mark of dates behind it, then a digit; or a name of a month before it.
bool is_year_of_a_day(const std::string& text, std::size_t at) {
  const std::string_view rest = std::string_view(text).substr(at + 4);
  for (const std::string_view mark : {"-", "/", ".", "年"}) {
    if (rest.substr(0, mark.size()) == mark && rest.size() > mark.size() && is_digit(rest[mark.size()])) return true;
  }
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  const std::string_view before = std::string_view(text).substr(at > 20 ? at - 20 : 0, std::min<std::size_t>(at, 20));
  return std::any_of(kMonths.begin(), kMonths.end(),
                     [&](std::string_view month) { return before.find(month) != std::string_view::npos; });
}

}  // namespace

bool is_named_furniture(const HtmlNode& node) {
  return !node.is_text() && (reason_of_name(node) != nullptr || reason_of_role(node) != nullptr || is_hidden(node));
}

const char* furniture_reason(const HtmlNode& node) {
  if (node.is_text()) return nullptr;
  if (const char* reason = reason_of_name(node)) return reason;
  if (const char* reason = reason_of_role(node)) return reason;
  return is_hidden(node) ? "hidden on the page" : reason_of_class(node);
}

bool names_a_day(std::string_view text) {
  const std::string lowered = lower(text);
  for (std::size_t at = 0; at + 4 <= lowered.size(); ++at) {
    const bool century = lowered.compare(at, 2, "19") == 0 || lowered.compare(at, 2, "20") == 0;
    if (!century || !is_digit(lowered[at + 2]) || !is_digit(lowered[at + 3])) continue;
    if (is_year_of_a_day(lowered, at)) return true;
  }
  return false;
}

}  // namespace lectern::importer
