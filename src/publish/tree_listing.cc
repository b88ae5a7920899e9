#include "publish/tree_listing.h"

#include <xxhash.h>

#include <cstring>
#include <utility>

#include "publish/file_path.h"

// A header, the hash of what follows, then numbers of 8 bytes and texts after their length, in the machine's own order:
// the file never leaves the machine.

namespace lectern::publish {
namespace {

constexpr std::string_view kHeader = "lectern tree 1\n";

class Output {
 public:
  void number(std::uint64_t value) { text_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void text(std::string_view value) {
    number(value.size());
    text_ += value;
  }
  void fingerprint(const Fingerprint& is) {
    number(is.inode);
    number(static_cast<std::uint64_t>(is.modified_ns));
    number(is.bytes);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

/// Reads on after damage, giving zeros and empty texts; whoever reads looks at `sound` at the end.
class Input {
 public:
  explicit Input(std::string_view text) : text_(text) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    if (text_.size() < sizeof value) {
      sound_ = false;
      return 0;
    }
    std::memcpy(&value, text_.data(), sizeof value);
    text_.remove_prefix(sizeof value);
    return value;
  }
  std::string_view text() {
    const std::uint64_t size = number();
    if (size > text_.size()) sound_ = false;
    const std::string_view value = text_.substr(0, sound_ ? size : 0);
    text_.remove_prefix(value.size());
    return value;
  }
  Fingerprint fingerprint() {
    Fingerprint is;
    is.inode = number();
    is.modified_ns = static_cast<std::int64_t>(number());
    is.bytes = number();
    return is;
  }
  /// A count of things that take at least 8 bytes each.
  std::size_t count() {
    const std::uint64_t value = number();
    if (value > text_.size() / 8) sound_ = false;
    return sound_ ? value : 0;
  }
  bool sound() const { return sound_; }
  bool at_end() const { return text_.empty(); }

 private:
  std::string_view text_;
  bool sound_ = true;
};

bool is_unit_path(std::string_view path) {
  if (path.ends_with('/')) path.remove_suffix(1);
  return is_plain_path(path);
}

ListedUnit read_unit(Input& in) {
  ListedUnit unit;
  unit.path = in.text();
  unit.fresh = in.number() != 0;
  unit.files = static_cast<std::uint32_t>(in.number());
  unit.pages = static_cast<std::uint32_t>(in.number());
  unit.version = in.number();
  unit.is = in.fingerprint();
  return unit;
}

/// Whether paths ascend, so that none comes twice.
template <typename Entries>
bool ascends(const Entries& entries) {
  for (std::size_t i = 1; i < entries.size(); ++i) {
    if (entries[i - 1].path >= entries[i].path) return false;
  }
  return true;
}

bool is_sound(const TreeListing& listing) {
  for (const ListedUnit& unit : listing.units) {
    if (!is_unit_path(unit.path)) return false;
  }
  for (std::size_t i = 1; i < listing.folders.size(); ++i) {
    if (!is_plain_path(listing.folders[i].path)) return false;
  }
  return !listing.folders.empty() && listing.folders.front().path.empty() && ascends(listing.units) &&
         ascends(listing.folders);
}

std::string hash_of(std::string_view text) {
  const XXH64_hash_t hash = XXH3_64bits(text.data(), text.size());
  return std::string(reinterpret_cast<const char*>(&hash), sizeof hash);
}

}  // namespace

std::string format_listing(const TreeListing& listing) {
  Output out;
  out.number(listing.generation);
  out.number(listing.units.size());
  for (const ListedUnit& unit : listing.units) {
    out.text(unit.path);
    out.number(unit.fresh ? 1 : 0);
    out.number(unit.files);
    out.number(unit.pages);
    out.number(unit.version);
    out.fingerprint(unit.is);
  }
  out.number(listing.folders.size());
  for (const ListedFolder& folder : listing.folders) {
    out.text(folder.path);
    out.fingerprint(folder.is);
  }
  const std::string body = out.take();
  return std::string(kHeader) + hash_of(body) + body;
}

std::optional<TreeListing> parse_listing(std::string_view text) {
  if (!text.starts_with(kHeader)) return {};
  text.remove_prefix(kHeader.size());
  if (text.size() < 8 || hash_of(text.substr(8)) != text.substr(0, 8)) return {};
  Input in(text.substr(8));
  TreeListing listing;
  listing.generation = in.number();
  listing.units.resize(in.count());
  for (ListedUnit& unit : listing.units) unit = read_unit(in);
  listing.folders.resize(in.count());
  for (ListedFolder& folder : listing.folders) {
    folder.path = in.text();
    folder.is = in.fingerprint();
  }
  if (!in.sound() || !in.at_end() || !is_sound(listing)) return {};
  return listing;
}

}  // namespace lectern::publish
