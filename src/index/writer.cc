#include "index/writer.h"

#include <xapian.h>

#include <system_error>

#include "core/file_system.h"
#include "index/document_builder.h"
#include "index/schema.h"
#include "index/xapian_error.h"
#include "language/analysis.h"

namespace lectern::index {
namespace {

namespace fs = std::filesystem;

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

}  // namespace

struct Writer::State {
  fs::path folder;
  Xapian::WritableDatabase database;
  DocumentBuilder builder;

  fs::path unfinished() const { return folder / kUnfinishedName; }

  void write_metadata() {
    for (const auto& [word, stem] : builder.words()) database.set_metadata(kWordKeyPrefix + word, stem);
    database.set_metadata(kAnalysisVersionKey, std::to_string(language::kAnalysisVersion));
    database.set_metadata(kIndexVersionKey, std::to_string(kIndexVersion));
  }

  /// One compact file takes its name in the last step, so that whoever finds it finds it whole.
  core::Result<void> publish() {
    const fs::path compacted = folder / kCompactedName;
    database.compact(compacted.string(), Xapian::DBCOMPACT_SINGLE_FILE | Xapian::Compactor::FULL);
    database.close();
    std::error_code cause;
    fs::remove_all(unfinished(), cause);
    if (cause) return core::io_error("remove", unfinished(), cause);
    fs::rename(compacted, folder / kDatabaseName, cause);
    if (cause) return core::io_error("rename", compacted, cause);
    return {};
  }
};

Writer::Writer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

core::Result<Writer> Writer::create(const fs::path& folder) {
  if (auto made = make_empty_folder(folder); !made) return made.error();
  return guarded(folder, [&]() -> core::Result<Writer> {
    auto state = std::make_unique<State>();
    state->folder = folder;
    // Nobody reads it before `finish`, so there is no need to wait for the disk earlier.
    state->database = Xapian::WritableDatabase(state->unfinished().string(),
                                               Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
    return Writer(std::move(state));
  });
}

core::Result<void> Writer::add(const core::Card& card) {
  return guarded(state_->folder, [&]() -> core::Result<void> {
    state_->database.add_document(state_->builder.build(card));
    return {};
  });
}

core::Result<void> Writer::finish() {
  return guarded(state_->folder, [&]() -> core::Result<void> {
    state_->write_metadata();
    state_->database.commit();
    return state_->publish();
  });
}

}  // namespace lectern::index
