#pragma once

#include <deque>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "publish/tree_listing.h"

namespace lectern::publish {

/// One path of the site in the three trees that a publish knows: the live one, the staged one as it was found, and the
/// one that is being made.
struct Unit {
  const ListedUnit* live = nullptr;
  const ListedUnit* staged = nullptr;
  bool named = false;  ///< it is part of this publish; then the rest says what it became
  ListedUnit next;     ///< without its path

  /// A hashed folder that is written file by file: what was named in it.
  struct Inside {
    std::set<std::string, std::less<>> names;
    bool on_staged = false;  ///< it grows on the staged folder, which is the live one's like
    bool differs = false;    ///< some file is not the live one's
  };
  std::unique_ptr<Inside> inside;

  /// Whether the staged tree has already what the live one has.
  bool is_aligned() const {
    if (live == nullptr || staged == nullptr) return false;
    return live->path.ends_with('/') ? live->version != 0 && live->version == staged->version : live->is == staged->is;
  }
};

/// All units by path. Pointers to units stay good; so must the listings.
class UnitTable {
 public:
  UnitTable(const TreeListing* live, const TreeListing* staged);

  Unit* find(std::string_view path);
  Unit& at(std::string_view path);  ///< made when it is not there

  template <typename Visit>
  void for_each(Visit visit) {
    for (auto& [path, unit] : units_) visit(path, unit);
  }

 private:
  std::deque<std::string> paths_;  // of those that no listing has
  std::unordered_map<std::string_view, Unit> units_;
};

}  // namespace lectern::publish
