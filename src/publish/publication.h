#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "publish/content.h"
#include "publish/staging_tree.h"
#include "publish/tree_listing.h"
#include "publish/unit_table.h"

namespace lectern::publish {

/// What a publish begins from. `known` tells whether `live` is the listing of the live tree, and not only the hashed
/// files that were found in it.
struct Before {
  std::filesystem::path output;
  TreeListing live;
  bool exists = false;
  bool known = false;
  std::optional<TreeListing> staged;
};

/// The naming of files for the next tree: each path is compared with the live tree, and the staged tree is changed
/// where it differs. Safe to use from several threads, except `finish`.
class Publication {
 public:
  /// `before` and `staging` must outlive this.
  Publication(const Before& before, StagingTree& staging);

  /// `content` under `path`; `copy` of it when it is live already.
  core::Result<void> place(std::string_view path, const Content& content);
  core::Result<void> reuse(std::string_view path, std::string_view from);
  core::Result<void> reuse_rest(const std::function<bool(std::string_view)>& stays);
  /// Names what stays for readers of the last publish, if anything shall, removes what is not named, and lists the
  /// tree.
  core::Result<TreeListing> finish(bool hashed_stay);

  std::size_t file_count() const;
  std::size_t page_count() const;

 private:
  struct Named {
    Unit* unit;
    bool first;
  };
  Named name(std::string_view path);
  core::Result<Unit*> enter(std::string_view folder);
  core::Result<bool> name_inside(Unit& unit, std::string_view path);
  void set_differs(Unit& unit);
  void count(std::size_t files, std::size_t pages);

  std::optional<Fingerprint> live_twin(std::string_view path, const ListedUnit* listed, const Content& content) const;
  core::Result<void> take(Unit& unit, std::string_view path, std::string_view from, const Fingerprint& is);
  core::Result<void> put(Unit& unit, std::string_view path, const Content& content);
  core::Result<void> put_inside(Unit& unit, std::string_view path, const Content& content);
  core::Result<void> compare(std::string_view path, const Content& content) const;
  core::Result<void> reuse_unit(std::string_view path, const ListedUnit& from);
  core::Result<void> take_folder(Unit& unit, std::string_view path, const ListedUnit& from);
  core::Result<void> reuse_file(std::string_view path, std::string_view from);
  core::Result<void> reuse_folder(std::string_view path, std::string_view from);

  core::Result<void> keep_hashed();
  bool is_in_the_way(const std::string& path);
  core::Result<void> keep(Unit& unit, const ListedUnit& listed);
  core::Result<void> finish_folders();
  core::Result<void> finish_folder(std::string_view path, Unit& unit);
  core::Result<void> remove_unnamed();
  core::Result<TreeListing> list();

  const Before& before_;
  StagingTree& staging_;
  std::uint64_t generation_;
  mutable std::mutex mutex_;  // guards what follows
  UnitTable units_;
  std::size_t files_ = 0;
  std::size_t pages_ = 0;
};

}  // namespace lectern::publish
