#include "offline/page.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace lectern::offline {
namespace {

constexpr std::string_view kIndex = "index.html";

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool begins_with_scheme(std::string_view path) {
  const std::size_t colon = path.find(':');
  return colon != std::string_view::npos && colon < path.find('/');
}

/// The end of the tag that begins at `begin`; a '>' inside of quotes is none.
std::size_t end_of_tag(std::string_view html, std::size_t begin) {
  char quote = 0;
  for (std::size_t i = begin; i < html.size(); ++i) {
    if (quote != 0) {
      if (html[i] == quote) quote = 0;
    } else if (html[i] == '"' || html[i] == '\'') {
      quote = html[i];
    } else if (html[i] == '>') {
      return i + 1;
    }
  }
  return html.size();
}

bool is_tag(std::string_view tag, std::string_view name) {
  return tag.substr(1, name.size()) == name && contains(" >", tag.substr(1 + name.size(), 1));
}

/// What a browser would ask a host for before, or beside, the page itself.
bool needs_host(std::string_view tag) {
  return is_tag(tag, "link") && (contains(tag, "rel=\"manifest\"") || contains(tag, "rel=\"preload\""));
}

std::string with_links_to_files(std::string_view tag) {
  std::string out(tag);
  for (const std::string_view attribute : {" href=\"", " data-href=\"", " action=\""}) {
    const std::size_t name = out.find(attribute);
    if (name == std::string::npos) continue;
    const std::size_t begin = name + attribute.size();
    const std::size_t end = out.find('"', begin);
    if (end == std::string::npos) continue;
    const std::string link = link_to_file(std::string_view(out).substr(begin, end - begin));
    out.replace(begin, end - begin, link);
  }
  return out;
}

/// A module waits for the page, as `defer` does.
std::string classic(std::string_view tag) {
  constexpr std::string_view kModule = "type=\"module\"";
  std::string out(tag);
  const std::size_t at = out.find(kModule);
  if (at != std::string::npos) out.replace(at, kModule.size(), "defer");
  return out;
}

class PageWriter {
 public:
  PageWriter(std::string_view html, std::string_view root) : html_(html), root_(root) {}

  std::string write() {
    std::size_t at = 0;
    while (at < html_.size()) {
      const std::size_t begin = std::min(html_.find('<', at), html_.size());
      out_ += html_.substr(at, begin - at);
      at = begin == html_.size() ? begin : after_tag(begin);
    }
    return std::move(out_);
  }

 private:
  /// Writes the tag at `begin`, and what is in it where that is no HTML; gives where to go on.
  std::size_t after_tag(std::size_t begin) {
    const std::size_t end = end_of_tag(html_, begin);
    const std::string_view tag = html_.substr(begin, end - begin);
    if (needs_host(tag)) return html_.substr(end, 1) == "\n" ? end + 1 : end;
    if (!is_tag(tag, "script")) {
      out_ += with_links_to_files(tag);
      return end;
    }
    if (contains(tag, " src=") && !loader_stands_) {
      out_ += "<script defer src=\"" + std::string(root_) + "disk.js\"></script>\n";
      loader_stands_ = true;
    }
    out_ += classic(tag);
    const std::size_t close = std::min(html_.find("</script>", end), html_.size());
    out_ += html_.substr(end, close - end);
    return close;
  }

  std::string_view html_;
  std::string_view root_;
  std::string out_;
  bool loader_stands_ = false;
};

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t j = i; j < i + 3; ++j) {
      three = three << 8 | (j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0U);
    }
    for (const int shift : {18, 12, 6, 0}) out += kDigits[three >> shift & 63];
  }
  const std::size_t padding = (3 - bytes.size() % 3) % 3;
  return out.replace(out.size() - padding, padding, padding, '=');
}

}  // namespace

std::string link_to_file(std::string_view href) {
  const std::size_t end = std::min(href.find_first_of("?#"), href.size());
  const std::string_view path = href.substr(0, end), rest = href.substr(end);
  if (path.empty() || path.front() == '/' || path.back() != '/' || begins_with_scheme(path)) return std::string(href);
  const std::string_view short_path = path == "./" ? std::string_view() : path;
  return std::string(short_path) + std::string(kIndex) + std::string(rest);
}

std::string page_from_disk(std::string_view html, std::string_view root) {
  return PageWriter(html, root).write();
}

std::string script_with(std::string_view bytes) {
  return "lecternFile(\"" + base64(bytes) + "\");\n";
}

}  // namespace lectern::offline
