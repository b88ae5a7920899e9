#include "importer/picture_shelf.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "core/utf8.h"
#include "language/format.h"

namespace lectern::importer {
namespace {

core::Error refused(std::string why) {
  return {core::Error::Code::InvalidUsage, std::move(why), ""};
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

std::optional<std::string> base64_decoded(std::string_view text) {
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=' || c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
    const int value = base64_value(c);
    if (value < 0) return std::nullopt;
    bits = (bits << 6U) | static_cast<unsigned>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
  }
  return out;
}

bool is_data(std::string_view reference) {
  return reference.substr(0, 5) == "data:";
}

core::Result<std::string> data_of(std::string_view reference) {
  const std::size_t comma = reference.find(',');
  if (comma == std::string_view::npos) return refused("is written into the page in a way that cannot be read");
  if (reference.size() - comma > kMaxPictureBytes / 3 * 4) return refused("is larger than 32 MiB");
  const std::string_view head = reference.substr(0, comma);
  if (head.size() < 7 || head.substr(head.size() - 7) != ";base64") return percent_decoded(reference.substr(comma + 1));
  auto bytes = base64_decoded(percent_decoded(reference.substr(comma + 1)));
  if (!bytes) return refused("is written into the page in a way that cannot be read");
  return *std::move(bytes);
}

}  // namespace

std::string_view picture_extension(std::string_view bytes) {
  struct Sign {
    std::size_t at;
    std::string_view bytes;
    std::string_view extension;
  };
  static constexpr std::array<Sign, 6> kSigns = {{{0, "\x89PNG\r\n\x1a\n", "png"},
                                                  {0, "\xFF\xD8\xFF", "jpg"},
                                                  {0, "GIF87a", "gif"},
                                                  {0, "GIF89a", "gif"},
                                                  {8, "WEBP", "webp"},
                                                  {4, "ftypavif", "avif"}}};
  for (const Sign& sign : kSigns) {
    if (bytes.size() > sign.at && bytes.substr(sign.at, sign.bytes.size()) == sign.bytes) return sign.extension;
  }
  return {};
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool sequence =
        text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
    if (!sequence) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
    i += 2;
  }
  return out;
}

std::string file_name_of(std::string_view reference) {
  if (is_data(reference)) return {};
  const std::string path = percent_decoded(reference.substr(0, reference.find_first_of("?#")));
  std::string name = path.substr(path.rfind('/') + 1);
  return core::first_invalid_utf8(name) ? std::string() : name;
}

core::Result<std::string> PictureShelf::read(const std::string& reference) const {
  return is_data(reference) ? data_of(reference) : read_beside_(reference);
}

std::string PictureShelf::free_name(const std::string& reference, std::string_view extension) {
  const std::string name = file_name_of(reference);
  std::string stem = language::slugify(name.substr(0, name.rfind('.')));
  if (stem.empty()) stem = "picture";
  std::string candidate = fmt::format("{}.{}", stem, extension);
  for (int number = 2; !taken_.insert(candidate).second; ++number)
    candidate = fmt::format("{}-{}.{}", stem, number, extension);
  return candidate;
}

core::Result<std::string> PictureShelf::add(const std::string& reference) {
  if (const auto known = names_.find(reference); known != names_.end()) return known->second;
  auto bytes = read(reference);
  if (!bytes) return bytes.error();
  const std::string_view extension = picture_extension(*bytes);
  if (extension.empty()) return refused("is none that browsers show safely (PNG, JPEG, GIF, WebP, AVIF)");
  if (bytes->size() > kMaxPictureBytes) return refused("is larger than 32 MiB");
  if (bytes_ + bytes->size() > kMaxPicturesBytes) return refused("is too much: all of them are more than 256 MiB");
  bytes_ += bytes->size();
  const std::string name = free_name(reference, extension);
  names_.emplace(reference, name);
  images_.push_back({is_data(reference) ? reference.substr(0, reference.find(',')) : reference, name});
  files_.push_back({name, *std::move(bytes)});
  return name;
}

}  // namespace lectern::importer
