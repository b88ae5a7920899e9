#include "publish/publisher.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "core/file_system.h"
#include "core/interruption.h"
#include "publish/build_lock.h"
#include "publish/exchange.h"
#include "publish/file_path.h"
#include "publish/file_pool.h"
#include "publish/marker.h"
#include "publish/output_place.h"
#include "publish/publication.h"
#include "publish/staging_tree.h"
#include "publish/tree_record.h"
#include "publish/tree_twin.h"

namespace lectern::publish {
namespace {

namespace fs = std::filesystem;

constexpr const char* kTree = "tree";
constexpr const char* kTrash = "trash";
constexpr const char* kPool = "pool";
constexpr std::string_view kStagingSuffix = "lectern-staging";
constexpr std::string_view kLockSuffix = "lectern-lock";

core::Result<void> remove_tree(const fs::path& path) {
  std::error_code cause;
  fs::remove_all(path, cause);
  return cause ? core::Result<void>(core::io_error("remove", path, cause)) : core::Result<void>();
}

std::string stamp_of(std::string_view text) {
  return fmt::format("{:016x}", XXH3_64bits(text.data(), text.size()));
}

core::Result<void> check_path(std::string_view path) {
  if (is_plain_path(path) && path != kMarkerName) return {};
  return core::Error{core::Error::Code::InvalidUsage, fmt::format("\"{}\" is not a path inside the site", path), ""};
}

std::string_view without_slash(std::string_view path) {
  return path.substr(0, path.size() - (path.ends_with('/') ? 1 : 0));
}

}  // namespace

struct Publisher::State {
  BuildLock lock;
  TreeRecords records;
  Marker marker;
  fs::path staging_folder;
  fs::path trash;
  fs::path pool_folder;  // empty for none
  Before before;
  std::string stamp;
  std::once_flag begun;  // guards the making of the next four
  core::Result<void> beginning;
  std::optional<FilePool> pool;
  std::optional<StagingTree> staging;
  std::optional<Publication> publication;
  std::optional<std::string> prepared;
  TreeListing next;  ///< of the staged tree, once it is prepared
  bool committed = false;
  bool hashed_stay = true;
  bool two_trees;
  std::thread cleaning;

  State(BuildLock held, fs::path output, const fs::path& workshop, Marker found)
      : lock(std::move(held)),
        records(workshop),
        marker(std::move(found)),
        two_trees(!workshop.empty() && can_rename_between(workshop, output.parent_path())) {
    staging_folder = two_trees ? workshop / kTree : beside(output, kStagingSuffix);
    trash = two_trees ? workshop / kTrash : staging_folder / kTrash;  // which is never needed: the tree is new
    if (two_trees) pool_folder = workshop / kPool;
    before.output = std::move(output);
  }

  ~State() {
    if (cleaning.joinable()) cleaning.join();
    if (!staging || !staging->is_changed() || committed) return;
    // The next build removes what stays.
    (void)pool->drop_folder(staging_folder);
    (void)pool->drop_folder(trash);
  }

  core::Result<void> load();
  void forget_live();
  /// The publication, begun when it is first asked for.
  core::Result<Publication*> open();
  core::Result<void> begin_staging();
  void settle();
  void make_second_tree();
};

/// Finds out what the two trees hold.
core::Result<void> Publisher::State::load() {
  std::error_code ignored;
  before.exists = fs::exists(before.output, ignored);
  std::string text;
  if (auto listing = records.find(before.output, &text)) {
    before.live = *std::move(listing);
    before.known = true;
    stamp = stamp_of(text);
    if (two_trees) before.staged = records.find(staging_folder);
  } else {
    forget_live();
  }
  if (!before.staged) return {};
  auto same = matches(staging_folder, *before.staged, Depth::Folders);
  if (!same) return same.error();
  if (!*same) before.staged.reset();
  return {};
}

void Publisher::State::forget_live() {
  const auto outdated = before.known ? std::optional(std::move(before.live)) : records.latest();
  before.live = find_hashed(before.output, marker, outdated);
  before.live.generation = outdated ? outdated->generation : 0;
  before.known = false;
  before.staged.reset();  // its files may be links to those that were changed
  stamp.clear();
}

core::Result<Publication*> Publisher::State::open() {
  std::call_once(begun, [this] { beginning = begin_staging(); });
  return beginning ? core::Result<Publication*>(&*publication) : core::Result<Publication*>(beginning.error());
}

core::Result<void> Publisher::State::begin_staging() {
  pool.emplace(pool_folder);
  if (!before.staged) {
    records.forget(staging_folder);
    if (auto removed = pool->drop_folder(staging_folder); !removed) return removed;
  }
  if (auto removed = pool->drop_folder(trash); !removed) return removed;
  records.forget_others(before.output, staging_folder);
  staging.emplace(staging_folder, trash, *pool, before.staged ? &*before.staged : nullptr,
                  [this] { records.forget(staging_folder); });
  publication.emplace(before, *staging);
  return {};
}

/// After the exchange: the tree that was live is kept for the next publish, if it is known what it holds. What is not
/// needed any more is removed, and a second tree made where there is none, while the caller goes on.
void Publisher::State::settle() {
  committed = true;
  const bool keeps_tree = two_trees && before.known;
  if (!keeps_tree) records.forget(staging_folder);
  cleaning = std::thread([this, keeps_tree] {
    // The publish is done; the next one removes what stays.
    (void)pool->drop_folder(trash);
    if (!keeps_tree) (void)pool->drop_folder(staging_folder);
    if (!keeps_tree && two_trees) make_second_tree();
    pool->trim(publication->file_count());
  });
}

/// Lest the next publish, which may be of a small edit, have to make all of it. Should this fail, it does.
void Publisher::State::make_second_tree() {
  const auto twin = make_twin(before.output, next, staging_folder);
  if (twin && records.keep(*twin, format_listing(*twin))) return;
  records.forget(staging_folder);
  (void)pool->drop_folder(staging_folder);
}

core::Result<Publisher> Publisher::begin(const fs::path& output, const fs::path& workshop, const Patience& patience) {
  auto place = output_place(output);
  if (!place) return place.error();
  auto lock = BuildLock::take(beside(*place, kLockSuffix), patience);
  if (!lock) return lock.error();
  auto marker = read_marker(*place);
  if (!marker) return marker.error();
  std::error_code cause;
  if (!workshop.empty()) fs::create_directories(workshop, cause);
  if (cause) return core::io_error("make the folder", workshop, cause);
  auto state = std::make_unique<State>(*std::move(lock), *std::move(place), workshop, *std::move(marker));
  // What a killed build that had no use for the workshop left, and what another had there.
  if (!state->two_trees && !workshop.empty()) {
    for (const char* name : {kTree, kTrash, kPool}) {
      if (auto removed = remove_tree(workshop / name); !removed) return removed.error();
    }
  }
  if (auto removed = remove_tree(beside(state->before.output, kStagingSuffix)); !removed) return removed.error();
  if (auto loaded = state->load(); !loaded) return loaded.error();
  return Publisher(std::move(state));
}

const fs::path& Publisher::live() const {
  return state_->before.output;
}

const std::string& Publisher::stamp() const {
  return state_->stamp;
}

core::Result<bool> Publisher::is_intact() {
  if (!state_->before.known) return false;
  auto same = matches(state_->before.output, state_->before.live, Depth::FoldersAndFiles);
  if (same && !*same) state_->forget_live();
  return same;
}

core::Result<void> Publisher::write(std::string_view path, std::string_view bytes) {
  if (auto on = core::check_interruption(); !on) return on;
  if (auto checked = check_path(path); !checked) return checked;
  auto publication = state_->open();
  return publication ? (*publication)->place(path, BytesContent(bytes)) : core::Result<void>(publication.error());
}

core::Result<void> Publisher::copy(std::string_view path, const fs::path& source) {
  if (auto on = core::check_interruption(); !on) return on;
  if (auto checked = check_path(path); !checked) return checked;
  auto publication = state_->open();
  return publication ? (*publication)->place(path, FileContent(source)) : core::Result<void>(publication.error());
}

core::Result<void> Publisher::reuse(std::string_view path, std::string_view from) {
  if (auto on = core::check_interruption(); !on) return on;
  const bool folders = path.ends_with('/') && from.ends_with('/');
  for (const std::string_view name : {path, from}) {
    if (auto checked = check_path(folders ? without_slash(name) : name); !checked) return checked;
  }
  auto publication = state_->open();
  return publication ? (*publication)->reuse(path, from) : core::Result<void>(publication.error());
}

core::Result<void> Publisher::reuse_rest(const std::function<bool(std::string_view)>& stays) {
  if (auto on = core::check_interruption(); !on) return on;
  auto publication = state_->open();
  if (!publication) return publication.error();
  return (*publication)->reuse_rest([&](std::string_view path) { return path != kMarkerName && stays(path); });
}

std::size_t Publisher::file_count() const {
  return state_->publication ? state_->publication->file_count() : 0;
}

std::size_t Publisher::page_count() const {
  return state_->publication ? state_->publication->page_count() : 0;
}

fs::path Publisher::staging() const {
  return state_->staging_folder;
}

void Publisher::keep_nothing_old() {
  state_->hashed_stay = false;
}

core::Result<std::string> Publisher::prepare() {
  if (state_->prepared) return *state_->prepared;
  if (auto on = core::check_interruption(); !on) return on.error();
  auto publication = state_->open();
  if (!publication) return publication.error();
  auto listing = (*publication)->finish(state_->hashed_stay);
  if (!listing) return listing.error();
  const std::string text = format_listing(*listing);
  if (auto kept = state_->records.keep(*listing, text); !kept) return kept.error();
  state_->prepared = stamp_of(text);
  state_->next = *std::move(listing);
  return *state_->prepared;
}

core::Result<void> Publisher::commit() {
  if (auto prepared = prepare(); !prepared) return prepared.error();
  if (auto exchanged = exchange(state_->staging_folder, state_->before.output); !exchanged) return exchanged;
  state_->settle();
  return {};
}

Publisher::Publisher(std::unique_ptr<State> state) : state_(std::move(state)) {}
Publisher::Publisher(Publisher&&) noexcept = default;
Publisher& Publisher::operator=(Publisher&&) noexcept = default;
Publisher::~Publisher() = default;

}  // namespace lectern::publish
