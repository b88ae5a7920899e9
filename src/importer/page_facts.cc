#include "importer/page_facts.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "importer/clean.h"
#include "importer/html_text.h"
#include "markdown/urls.h"

namespace lectern::importer {
namespace {

template <typename Function>
void for_each_element(const HtmlNode& node, const Function& visit) {
  if (node.is_text()) return;
  visit(node);
  for (const auto& child : node.children) for_each_element(*child, visit);
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

/// The content of the first `meta` element with one of these names, in the order of the names.
std::string meta(const HtmlNode& root, std::initializer_list<std::string_view> names) {
  for (const std::string_view wanted : names) {
    std::string found;
    for_each_element(root, [&](const HtmlNode& node) {
      if (!node.is("meta") || !found.empty()) return;
      const bool named = lower(node.attribute("property")) == wanted || lower(node.attribute("name")) == wanted ||
                         node.attribute("itemprop") == wanted;
      if (named) found = clean_line(node.attribute("content"));
    });
    if (!found.empty()) return found;
  }
  return {};
}

/// Looks for `key` in a value of JSON-LD: an object, a list of them, or one with a `@graph`.
std::string find_in_json(const nlohmann::json& value, const char* key, int depth = 0) {
  if (depth > 4) return {};
  if (value.is_object()) {
    const auto found = value.find(key);
    if (found != value.end() && found->is_string()) return found->get<std::string>();
    const auto graph = value.find("@graph");
    return graph == value.end() ? std::string() : find_in_json(*graph, key, depth + 1);
  }
  if (!value.is_array()) return {};
  for (const auto& item : value) {
    if (std::string found = find_in_json(item, key, depth + 1); !found.empty()) return found;
  }
  return {};
}

/// Whether brackets nest no deeper than the parser of JSON, which recurs, can bear.
bool is_shallow(std::string_view json) {
  constexpr int kDeepest = 64;
  int depth = 0;
  for (const char c : json) {
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (depth > kDeepest) return false;
  }
  return true;
}

std::string json_ld(const HtmlNode& root, const char* key) {
  std::string found;
  for_each_element(root, [&](const HtmlNode& node) {
    if (!found.empty() || !node.is("script") || lower(node.attribute("type")) != "application/ld+json") return;
    std::string source;
    for (const auto& child : node.children) source += child->text;
    if (!is_shallow(source)) return;
    const auto value = nlohmann::json::parse(source, nullptr, false);
    if (!value.is_discarded()) found = find_in_json(value, key);
  });
  return clean_line(found);
}

/// The first date that elements below `node` have in an attribute.
std::optional<core::Date> date_of_elements(const HtmlNode& node, bool microdata) {
  std::optional<core::Date> found;
  for_each_element(node, [&](const HtmlNode& element) {
    if (found) return;
    if (microdata ? element.attribute("itemprop") != "datePublished" : !element.is("time")) return;
    for (const std::string_view key : {"datetime", "content"}) {
      if (!found) found = machine_date(element.attribute(key));
    }
  });
  return found;
}

std::optional<core::Date> find_date(const HtmlNode& root, const HtmlNode& main) {
  if (auto date = machine_date(json_ld(root, "datePublished"))) return date;
  if (auto date = machine_date(meta(root, {"article:published_time", "og:published_time"}))) return date;
  if (auto date = date_of_elements(root, true)) return date;
  if (auto date = date_of_elements(main, false)) return date;
  if (auto date =
          machine_date(meta(root, {"pubdate", "publishdate", "publish_date", "dc.date", "dc.date.issued", "date"})))
    return date;
  // A lone time element beside the post is of the post; several may be of other posts.
  std::size_t times = 0;
  for_each_element(root, [&](const HtmlNode& node) { times += node.is("time") ? 1 : 0; });
  return times == 1 ? date_of_elements(root, false) : std::nullopt;
}

/// `title` without a last part that names the site.
std::string without_site(const std::string& title, const std::string& site, bool& cut) {
  constexpr std::array<std::string_view, 9> kSeparators = {" | ", " - ", " – ", " — ", "_", " :: ", " · ", "|", " « "};
  std::size_t at = std::string::npos;
  std::size_t width = 0;
  for (const std::string_view separator : kSeparators) {
    const std::size_t found = title.rfind(separator);
    if (found == std::string::npos || found == 0 || (at != std::string::npos && found < at + width)) continue;
    at = found;
    width = separator.size();
  }
  if (at == std::string::npos) return title;
  const std::string end = title.substr(at + width);
  const bool known = !site.empty() && end == site;
  if (!known && (!site.empty() || end.size() > at)) return title;
  cut = !known;
  return title.substr(0, at);
}

std::string find_title(const HtmlNode& root, const std::string& title_in_page, bool& cut) {
  if (!title_in_page.empty()) return title_in_page;
  const std::string site = meta(root, {"og:site_name", "application-name", "sitename"});
  for (std::string title : {meta(root, {"og:title", "twitter:title", "articletitle"}), json_ld(root, "headline")}) {
    bool ignored = false;
    if (!title.empty()) return site.empty() ? title : without_site(title, site, ignored);
  }
  std::string title;
  for_each_element(root, [&](const HtmlNode& node) {
    if (!node.is("title") || !title.empty()) return;
    for (const auto& child : node.children) title += child->text;
  });
  return without_site(clean_line(title), site, cut);
}

bool is_http(std::string_view address) {
  const std::string begin = lower(address.substr(0, 8));
  return begin.compare(0, 7, "http://") == 0 || begin == "https://";
}

std::string find_address(const HtmlNode& root) {
  std::string found;
  for_each_element(root, [&](const HtmlNode& node) {
    const bool canonical = node.is("link") && lower(node.attribute("rel")) == "canonical";
    if (found.empty() && (canonical || node.is("base"))) found = clean_line(node.attribute("href"));
    if (!is_http(found)) found.clear();
  });
  if (found.empty()) found = meta(root, {"og:url"});
  return is_http(found) ? found : std::string();
}

}  // namespace

std::optional<core::Date> machine_date(std::string_view text) {
  std::string date = clean_line(text);
  for (std::size_t i = 0; i < std::min<std::size_t>(date.size(), 10); ++i) {
    if (date[i] == '/' || date[i] == '.') date[i] = '-';
  }
  if (const std::size_t point = date.find('.', 19); point == 19) {
    date.erase(point, date.find_first_not_of("0123456789", point + 1) - point);
  }
  const bool zone = date.size() > 5 && (date[date.size() - 5] == '+' || date[date.size() - 5] == '-');
  if (zone && date.find('T') != std::string::npos &&
      date.find_first_not_of("0123456789", date.size() - 4) == std::string::npos)
    date.insert(date.size() - 2, ":");
  return core::parse_date(date);
}

std::string resolve_address(std::string_view address, std::string_view reference) {
  if (is_http(reference)) return std::string(reference);
  if (!is_http(address) || reference.empty() || !markdown::scheme_of(reference).empty()) return {};
  const std::size_t scheme = address.find("//");
  if (reference.substr(0, 2) == "//") return std::string(address.substr(0, scheme)) + std::string(reference);
  const std::size_t host_end = std::min(address.find_first_of("/?#", scheme + 2), address.size());
  const std::string host(address.substr(0, host_end));
  std::string path(address.substr(host_end, address.find_first_of("?#", host_end) - host_end));
  if (reference[0] == '#') return {};
  if (reference[0] == '/') return host + std::string(reference);
  if (reference[0] == '?') return host + path + std::string(reference);
  path = path.substr(0, path.rfind('/') + 1);
  if (path.empty()) path = "/";
  while (true) {
    if (reference.substr(0, 2) == "./") {
      reference.remove_prefix(2);
    } else if (reference.substr(0, 3) == "../") {
      reference.remove_prefix(3);
      if (path.size() > 1) path = path.substr(0, path.rfind('/', path.size() - 2) + 1);
    } else {
      return host + path + std::string(reference);
    }
  }
}

PageFacts read_page_facts(const HtmlNode& root, const HtmlNode& main, const std::string& title_in_page) {
  PageFacts facts;
  facts.title = find_title(root, title_in_page, facts.title_cut);
  facts.date = find_date(root, main);
  facts.address = find_address(root);
  return facts;
}

}  // namespace lectern::importer
