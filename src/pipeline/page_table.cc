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
  std::size_t file_count = 0;
  std::vector<Entry> entries;
};

template <typename Coder, typename Value>
void code_saved(Coder& coder, Value& saved) {
  core::code_fingerprint(coder, saved.context);
  coder.number(saved.file_count);
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

PageTable::PageTable(const std::filesystem::path& file, const core::Fingerprint& context) {
  const auto bytes = core::DiskFileSystem().read(file);
  if (!bytes) return;  // then every page is made
  core::Decoder decoder(sealed(*bytes));
  Saved saved;
  code_saved(decoder, saved);
  if (!decoder.succeeded() || saved.context != context) return;
  last_file_count_ = saved.file_count;
  last_.reserve(saved.entries.size());
  for (Entry& entry : saved.entries) last_.emplace(std::move(entry.file), entry.key);
}

core::Result<bool> PageTable::keep(const std::string& file, const core::Fingerprint& key) {
  const bool kept = key != core::Fingerprint() && last(file) == key;
  const std::lock_guard lock(mutex_);
  if (made_.try_emplace(file, Made{key, kept}).second && kept) ++kept_;
  return kept;
}

std::optional<core::Fingerprint> PageTable::last(const std::string& file) const {
  const auto found = last_.find(file);
  return found == last_.end() ? std::nullopt : std::optional(found->second);
}

bool PageTable::is_kept(std::string_view file) const {
  const std::lock_guard lock(mutex_);
  while (true) {
    const auto found = made_.find(file);
    if (found != made_.end()) return found->second.kept;
    if (file.ends_with('/')) file.remove_suffix(1);
    const std::size_t slash = file.rfind('/');
    if (slash == std::string_view::npos) return false;
    file = file.substr(0, slash + 1);
  }
}

bool PageTable::unchanged() const {
  const std::lock_guard lock(mutex_);
  return kept_ == made_.size() && kept_ == last_.size() && kept_ > 0;
}

std::size_t PageTable::page_count() const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(
      std::count_if(made_.begin(), made_.end(), [](const auto& item) { return item.first.ends_with(".html"); }));
}

core::Result<void> PageTable::save(const std::filesystem::path& file, const core::Fingerprint& context,
                                   std::size_t file_count) const {
  Saved saved{context, file_count, {}};
  saved.entries.reserve(made_.size());
  for (const auto& [path, made] : made_) saved.entries.push_back({path, made.key});
  std::sort(saved.entries.begin(), saved.entries.end(), [](const Entry& a, const Entry& b) { return a.file < b.file; });
  core::Encoder encoder;
  code_saved(encoder, saved);
  const std::string content = encoder.take();
  return replace_file(file, to_hex(core::fingerprint_of(content)) + content);
}

}  // namespace lectern::pipeline
