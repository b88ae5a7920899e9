// What Xapian does for a posting costs more the more terms a database has that is being written: it looks each term up
// in a tree. Merging costs little, as it moves whole lists. So a part is written as many small databases, which are
// merged twice: by the part, on its thread, and by the builder.

#include "index/builder.h"

#include <xapian.h>

#include <map>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "core/file_system.h"
#include "index/document_terms.h"
#include "index/implied_codec.h"
#include "index/schema.h"
#include "index/word_entry.h"
#include "index/xapian_document.h"
#include "index/xapian_error.h"
#include "language/analysis.h"

namespace lectern::index {
namespace {

namespace fs = std::filesystem;

using Words = std::map<std::string, WordEntry, std::less<>>;
/// How many write-ups have each.
using Spellings = std::map<std::string, std::uint32_t, std::less<>>;

constexpr std::size_t kSmallDatabase = 96;  // documents
/// Each is several open files while it is merged.
constexpr std::size_t kMergedAtOnce = 16;
/// Nobody reads it before `Builder::finish`, so there is no need to wait for the disk earlier.
constexpr int kUnsafe = Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;

core::Result<void> make_empty_folder(const fs::path& folder) {
  std::error_code cause;
  fs::create_directory(folder, cause);
  if (cause) return core::io_error("create", folder, cause);
  const bool empty = fs::is_empty(folder, cause);
  if (cause) return core::io_error("list", folder, cause);
  if (!empty) {
    return core::Error{core::Error::Code::InvalidUsage,
                       fmt::format("the folder for the new index is not empty: {}", folder.string()),
                       "name another folder, or remove this one"};
  }
  return {};
}

/// Makes one database of several, in their order, and removes them.
void merge(const std::vector<fs::path>& parts, const fs::path& merged, unsigned flags) {
  Xapian::Database all;
  for (const fs::path& part : parts) all.add_database(Xapian::Database(part.string()));
  all.compact(merged.string(), flags);
  all.close();
  for (const fs::path& part : parts) fs::remove_all(part);
}

void add_words(const Words& from, Words& to) {
  for (const auto& [word, entry] : from)
    to.try_emplace(word, WordEntry{0, entry.stem}).first->second.count += entry.count;
}

}  // namespace

struct Builder::State {
  fs::path folder;
  std::mutex mutex;                       // guards what follows
  std::map<std::size_t, fs::path> parts;  ///< finished ones
  Words words;                            ///< of those
  Spellings spellings;                    ///< likewise

  fs::path unfinished() const { return folder / kUnfinishedName; }

  void add_part(std::size_t number, fs::path file, const Words& its_words, const Spellings& its_spellings) {
    const std::lock_guard guard(mutex);
    parts[number] = std::move(file);
    add_words(its_words, words);
    for (const auto& [word, count] : its_spellings) spellings[word] += count;
  }

  /// A database of nothing but metadata, which lend themselves to be merged.
  fs::path write_metadata(std::span<const Rendering> renderings) const {
    const fs::path file = unfinished() / "metadata";
    Xapian::WritableDatabase database(file.string(), kUnsafe);
    for (const auto& [word, entry] : words) database.set_metadata(kWordKeyPrefix + word, encode_word(entry));
    for (const Rendering& rendering : renderings) {
      database.set_metadata(kRenderingKeyPrefix + rendering.term, encode_rendering(rendering));
    }
    for (const auto& [word, count] : spellings) database.set_metadata(kSpellingKeyPrefix + word, std::to_string(count));
    database.set_metadata(kAnalysisVersionKey, std::to_string(language::kAnalysisVersion));
    database.set_metadata(kIndexVersionKey, std::to_string(kIndexVersion));
    database.commit();
    return file;
  }
};

struct PartWriter::State {
  Builder::State& builder;
  std::size_t number = 0;
  fs::path folder;
  std::vector<fs::path> small, merged;
  Xapian::WritableDatabase database;  ///< the last of `small`
  std::size_t added = 0;              ///< to that one
  Words words;
  Spellings spellings;

  void add(const core::Card& card, std::span<const ImpliedTerm> implied, std::uint64_t key) {
    DocumentTerms terms = terms_of(card);
    if (small.empty() || added == kSmallDatabase) begin_database();
    database.add_document(make_document(card, terms, implied, key));
    ++added;
    for (StemmedWord& word : terms.words) {
      ++words.try_emplace(std::move(word.word), WordEntry{0, std::move(word.stem)}).first->second.count;
    }
    for (std::string& word : terms.spellings) ++spellings[std::move(word)];
  }

  void begin_database() {
    end_database();
    if (small.size() == kMergedAtOnce) merge_small();
    small.push_back(folder / std::to_string(small.size()));
    database = Xapian::WritableDatabase(small.back().string(), kUnsafe);
    added = 0;
  }

  void end_database() {
    if (small.empty()) return;
    database.commit();
    database.close();
  }

  void merge_small() {
    if (small.empty()) return;
    merged.push_back(folder / fmt::format("merged-{}", merged.size()));
    merge(small, merged.back(), Xapian::DBCOMPACT_SINGLE_FILE);
    small.clear();
  }

  void finish() {
    end_database();
    merge_small();
    if (merged.empty()) return;
    const fs::path whole = fmt::format("{}.part", folder.string());
    if (merged.size() == 1) {
      fs::rename(merged.front(), whole);
    } else {
      merge(merged, whole, Xapian::DBCOMPACT_SINGLE_FILE);
    }
    fs::remove_all(folder);
    builder.add_part(number, whole, words, spellings);
  }
};

PartWriter::PartWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
PartWriter::PartWriter(PartWriter&&) noexcept = default;
PartWriter& PartWriter::operator=(PartWriter&&) noexcept = default;
PartWriter::~PartWriter() = default;

core::Result<void> PartWriter::add(const core::Card& card, std::span<const ImpliedTerm> implied, std::uint64_t key) {
  return guarded(state_->builder.folder, [&]() -> core::Result<void> {
    state_->add(card, implied, key);
    return {};
  });
}

core::Result<void> PartWriter::finish() {
  return guarded(state_->builder.folder, [&]() -> core::Result<void> {
    state_->finish();
    return {};
  });
}

Builder::Builder(std::unique_ptr<State> state) : state_(std::move(state)) {}
Builder::Builder(Builder&&) noexcept = default;
Builder& Builder::operator=(Builder&&) noexcept = default;
Builder::~Builder() = default;

core::Result<Builder> Builder::create(const fs::path& folder) {
  if (auto made = make_empty_folder(folder); !made) return made.error();
  auto state = std::make_unique<State>();
  state->folder = folder;
  std::error_code cause;
  fs::create_directory(state->unfinished(), cause);
  if (cause) return core::io_error("create", state->unfinished(), cause);
  return Builder(std::move(state));
}

core::Result<PartWriter> Builder::part(std::size_t number) {
  fs::path folder = state_->unfinished() / std::to_string(number);
  std::error_code cause;
  fs::create_directory(folder, cause);
  if (cause) return core::io_error("create", folder, cause);
  return PartWriter(std::make_unique<PartWriter::State>(
      PartWriter::State{*state_, number, std::move(folder), {}, {}, {}, 0, {}, {}}));
}

core::Result<void> Builder::finish(std::span<const Rendering> renderings) {
  if (auto fine = check_renderings(renderings); !fine) return fine;
  return guarded(state_->folder, [&]() -> core::Result<void> {
    std::vector<fs::path> parts{state_->write_metadata(renderings)};
    for (auto& [number, part] : state_->parts) parts.push_back(std::move(part));
    const fs::path whole = state_->unfinished() / kDatabaseName;
    merge(parts, whole, 0);
    // It takes its name when everything is in it, so that whoever finds it finds it whole.
    std::error_code cause;
    fs::rename(whole, state_->folder / kDatabaseName, cause);
    if (cause) return core::io_error("rename", whole, cause);
    fs::remove_all(state_->unfinished(), cause);
    if (cause) return core::io_error("remove", state_->unfinished(), cause);
    return {};
  });
}

}  // namespace lectern::index
