#include "markdown/links.h"

#include <algorithm>

#include "core/utf8.h"
#include "markdown/cjk.h"
#include "markdown/locator.h"
#include "markdown/plain_text.h"
#include "markdown/urls.h"

namespace lectern::markdown {
namespace {

/// Found by cmark's extension in running text, not written in angle brackets.
bool is_bare(Node* link) {
  if (!shows_address(link)) return false;
  const bool without_scheme = url_of(link) != literal_of(cmark_node_first_child(link));
  return without_scheme || cmark_node_get_start_line(link) == 0;
}

/// The first mark of Chinese punctuation in an address, or its end.
std::size_t address_end(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = core::next_code_point(text, at);
    if (c > 0x7F && punctuation(c) != Punctuation::None) return begin;
  }
  return text.size();
}

std::size_t find_address(std::string_view text) {
  for (std::size_t at = text.find("http"); at != std::string_view::npos; at = text.find("http", at + 1)) {
    const std::string_view rest = text.substr(at);
    if (rest.substr(0, 7) == "http://" || rest.substr(0, 8) == "https://") return at;
  }
  return text.size();
}

Node* new_text(std::string_view text) {
  Node* node = cmark_node_new(CMARK_NODE_TEXT);
  cmark_node_set_literal(node, std::string(text).c_str());
  return node;
}

Node* new_link(const std::string& address) {
  Node* link = cmark_node_new(CMARK_NODE_LINK);
  cmark_node_set_url(link, address.c_str());
  cmark_node_append_child(link, new_text(address));
  return link;
}

/// The address that `text` begins with, without the marks that end a sentence rather than an address.
std::string_view address_at(std::string_view text) {
  const std::string_view address = text.substr(0, address_end(text));
  return address.substr(0, address.find_last_not_of("?!.,:;*_~'\")") + 1);
}

/// Puts `text` after `node`, addresses in it as links.
void insert_text_after(Node* node, std::string_view text) {
  const auto append = [&](Node* next) {
    cmark_node_insert_after(node, next);
    node = next;
  };
  while (!text.empty()) {
    const std::size_t begin = find_address(text);
    if (begin > 0) append(new_text(text.substr(0, begin)));
    text.remove_prefix(begin);
    const std::string_view address = address_at(text);
    if (address.empty()) continue;
    append(new_link(std::string(address)));
    text.remove_prefix(address.size());
  }
}

void trim_address(Node* link) {
  Node* label = cmark_node_first_child(link);
  const std::string text(literal_of(label));
  const std::size_t end = address_end(text);
  if (end == text.size()) return;
  const std::string url(url_of(link));
  cmark_node_set_url(link, url.substr(0, url.size() - (text.size() - end)).c_str());
  cmark_node_set_literal(label, text.substr(0, end).c_str());
  insert_text_after(link, std::string_view(text).substr(end));
}

}  // namespace

void trim_addresses(Node* root) {
  for (Node* link : collect(root, Kind::Link)) {
    if (is_bare(link)) trim_address(link);
  }
}

ResolvedLinks resolve_links(Node* root, const LinkResolver& resolve, bool allow_unsafe, const Input& input,
                            Report& report) {
  ResolvedLinks out;
  Locator locator(input);
  const auto is_refused = [&](const std::string& url) { return !allow_unsafe && is_unsafe_url(url); };
  const auto matters = [](Node* node) {
    return kind_of(node) == Kind::Link || kind_of(node) == Kind::Image || kind_of(node) == Kind::Heading;
  };
  bool headed = false;
  for (Node* node : collect(root, matters)) {
    if (kind_of(node) == Kind::Heading) {
      headed = true;
      continue;
    }
    Link link{std::string(url_of(node)), kind_of(node) == Kind::Image, locator.inline_node(node), inline_text(node)};
    const LinkTarget target = is_refused(link.destination) ? LinkTarget(link.destination) : resolve(link);
    if (is_refused(target.href)) {
      report.warn("unsafe-url", link.range,
                  "addresses of the kind " + scheme_of(target.href) + ": are left out of the page",
                  "link to a page or a file, or set raw_html: true in site.yml");
      unwrap(node);
    } else {
      cmark_node_set_url(node, target.href.c_str());
      if (link.image) out.images[node] = {target.size, !headed && out.images.empty()};
    }
    if (!is_refused(link.destination)) out.links.push_back(std::move(link));
  }
  return out;
}

}  // namespace lectern::markdown
