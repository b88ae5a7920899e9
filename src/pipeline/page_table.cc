#include "pipeline/page_table.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/codec.h"
#include "core/diagnostic_codec.h"
#include "core/file_system.h"
#include "pipeline/cache_file.h"

namespace lectern::pipeline {
namespace {

struct Entry {
  std::string file;
  core::Fingerprint key;
};

struct Saved {
  core::Fingerprint context;
  std::vector<Entry> entries;
};

template <typename Coder, typename Value>
void code_saved(Coder& coder, Value& saved) {
  core::code_fingerprint(coder, saved.context);
  coder.list(saved.entries, [&](auto& entry) {
    coder.text(entry.file);
    core::code_fingerprint(coder, entry.key);
  });
}

constexpr std::size_t kSealBytes = 32;

/// The bytes behind the fingerprint of them all, which a damaged or half-written file does not have.
std::string_view sealed(std::string_view bytes) {
  if (bytes.size() < kSealBytes) return {};
  const std::string_view content = bytes.substr(kSealBytes);
  return to_hex(core::fingerprint_of(content)) == bytes.substr(0, kSealBytes) ? content : std::string_view();
}

}  // namespace

PageTable::PageTable(const std::filesystem::path& file, const core::Fingerprint& context, core::FileSink& sink)
    : sink_(sink) {
  const auto bytes = core::DiskFileSystem().read(file);
  if (!bytes) return;  // then every page is made
  core::Decoder decoder(sealed(*bytes));
  Saved saved;
  code_saved(decoder, saved);
  if (!decoder.succeeded() || saved.context != context) return;
  last_.reserve(saved.entries.size());
  for (Entry& entry : saved.entries) last_.emplace(std::move(entry.file), entry.key);
}

core::Result<bool> PageTable::keep(const std::string& file, const core::Fingerprint& key) {
  const auto last = last_.find(file);
  const bool same = last != last_.end() && last->second == key;
  if (same) {
    if (auto reused = sink_.reuse(file, file); !reused) return reused.error();
  }
  const std::lock_guard lock(mutex_);
  keys_[file] = key;
  changed_ = changed_ || !same;
  return same;
}

bool PageTable::unchanged() const {
  const std::lock_guard lock(mutex_);
  return !changed_ && keys_.size() == last_.size();
}

core::Result<void> PageTable::save(const std::filesystem::path& file, const core::Fingerprint& context) const {
  Saved saved{context, {}};
  saved.entries.reserve(keys_.size());
  for (const auto& [path, key] : keys_) saved.entries.push_back({path, key});
  std::sort(saved.entries.begin(), saved.entries.end(), [](const Entry& a, const Entry& b) { return a.file < b.file; });
  core::Encoder encoder;
  code_saved(encoder, saved);
  const std::string content = encoder.take();
  return replace_file(file, to_hex(core::fingerprint_of(content)) + content);
}

}  // namespace lectern::pipeline
