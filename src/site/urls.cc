#include "site/urls.h"

#include <fmt/format.h>
#include <xxhash.h>

#include "core/utf8.h"
#include "language/format.h"

namespace lectern::site {
namespace {

// Below what language::slugify cuts at, so that a name that was cut is always told apart; file systems take 255.
constexpr std::size_t kMaxSlugBytes = 120;
static_assert(kMaxSlugBytes + 4 < language::kMaxSlugBytes);

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return out;
}

/// Longer than a file name should be: cut, with eight digits of a hash so that different names stay different.
std::string shortened(std::string_view slug, std::string_view name) {
  std::size_t end = 0;
  for (std::size_t next = 0; next <= kMaxSlugBytes; core::next_code_point(slug, next)) end = next;
  return fmt::format("{}-{:08x}", slug.substr(0, end), XXH32(name.data(), name.size(), 0));
}

std::string slug_of(std::string_view name) {
  std::string slug = language::slugify(name);
  if (slug.empty()) slug = hex(name.substr(0, kMaxSlugBytes / 2));
  return slug.size() > kMaxSlugBytes ? shortened(slug, name) : slug;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// How many leading bytes the folders of two URLs share, up to and with a '/'.
std::size_t common_folders(std::string_view a, std::string_view b) {
  std::size_t common = 0;
  for (std::size_t i = 0; i < a.size() && i < b.size() && a[i] == b[i]; ++i) {
    if (a[i] == '/') common = i + 1;
  }
  return common;
}

std::string steps_up(std::string_view folders) {
  std::string out;
  for (const char c : folders) {
    if (c == '/') out += "../";
  }
  return out;
}

}  // namespace

std::string root_url() {
  return {};
}

std::string home_url(const core::LanguageTag& language) {
  return language + "/";
}

std::string course_url(const core::LanguageTag& language, const archive::Course& course) {
  return fmt::format("{}/{}/", language, course.slug);
}

std::string lesson_url(const core::LanguageTag& language, const archive::Course& course,
                       const archive::Lesson& lesson) {
  return fmt::format("{}/{}/{}/", language, course.slug, lesson.slug);
}

std::string asset_url(const archive::Course& course, const archive::Lesson& lesson, std::string_view asset_path) {
  return fmt::format("files/{}/{}/{}", course.slug, lesson.slug, asset_path);
}

std::string asset_url(const archive::Course& course, std::string_view asset_path) {
  return fmt::format("files/{}/_/{}", course.slug, asset_path);
}

std::string guests_url(const core::LanguageTag& language) {
  return language + "/guests/";
}

std::string guest_url(const core::LanguageTag& language, std::string_view name) {
  return fmt::format("{}/guests/{}/", language, slug_of(name));
}

std::string tags_url(const core::LanguageTag& language) {
  return language + "/tags/";
}

std::string tag_url(const core::LanguageTag& language, std::string_view tag) {
  return fmt::format("{}/tags/{}/", language, slug_of(tag));
}

std::string search_url(const core::LanguageTag& language) {
  return language + "/search/";
}

std::string feed_url(const core::LanguageTag& language) {
  return language + "/feed.xml";
}

std::string manifest_url(const core::LanguageTag& language) {
  return language + "/site.webmanifest";
}

std::string worker_url() {
  return "service-worker.js";
}

std::string offline_url() {
  return "offline.html";
}

std::string file_of(std::string_view url) {
  return std::string(url) + "index.html";
}

std::string relative(std::string_view from, std::string_view to) {
  const std::string_view here = from.substr(0, from.rfind('/') + 1);  // npos + 1 is 0: a page of the root
  const std::size_t common = common_folders(here, to);
  const std::string way = steps_up(here.substr(common)) + percent_encode(to.substr(common));
  return way.empty() ? "./" : way;
}

std::string way_to_root(std::string_view from) {
  return relative(from, root_url());
}

std::string percent_encode(std::string_view path) {
  std::string out;
  out.reserve(path.size());
  for (const char c : path) {
    if (is_unreserved(c) || c == '/') {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool coded =
        text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
    if (!coded) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
    i += 2;
  }
  return out;
}

}  // namespace lectern::site
