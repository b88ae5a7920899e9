// The file: a line that names the format, the context as 32 hex digits, a line end; then the records: key (16 bytes),
// length of the value (4), the low half of a fingerprint of key and value (8), the value. Numbers as the machine has
// them: the file is for the machine that wrote it.

#include "pipeline/journal.h"

#include <cstdint>
#include <cstring>

#include "core/file_system.h"
#include "pipeline/cache_file.h"

namespace lectern::pipeline {
namespace {

constexpr std::string_view kFormat = "lectern memory 1\n";
constexpr std::size_t kHeadBytes = 28;
constexpr std::size_t kTolerated = std::size_t{1} << 20;  // bytes of no use

std::string opening(const core::Fingerprint& context) {
  return std::string(kFormat) + to_hex(context) + '\n';
}

std::uint64_t seal_of(const core::Fingerprint& key, std::string_view value) {
  return core::Fingerprinter().add(key).add(value).finish().low;
}

template <typename T>
T take(std::string_view& bytes) {
  T out;
  std::memcpy(&out, bytes.data(), sizeof out);
  bytes.remove_prefix(sizeof out);
  return out;
}

template <typename T>
void give(const T& value, std::string& out) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

Journal::Journal(std::filesystem::path file, const core::Fingerprint& context)
    : file_(std::move(file)), context_(context) {
  read();
}

void Journal::read() {
  auto bytes = core::DiskFileSystem().read(file_);
  if (!bytes) return;  // made when it is saved
  bytes_ = *std::move(bytes);
  std::string_view rest = bytes_;
  const std::string expected = opening(context_);
  if (!rest.starts_with(expected)) return;
  rest.remove_prefix(expected.size());
  while (rest.size() >= kHeadBytes) {
    std::string_view next = rest;
    core::Fingerprint key;
    key.high = take<std::uint64_t>(next);
    key.low = take<std::uint64_t>(next);
    const auto length = take<std::uint32_t>(next);
    const auto seal = take<std::uint64_t>(next);
    if (length > next.size() || seal != seal_of(key, next.substr(0, length))) return;
    entries_.try_emplace(key, next.substr(0, length), true);
    in_file_ += kHeadBytes + length;
    rest = next.substr(length);
  }
  whole_ = rest.empty();
}

std::optional<std::string_view> Journal::find(const core::Fingerprint& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end()) return std::nullopt;
  found->second.used.store(true, std::memory_order_relaxed);
  return found->second.value;
}

void Journal::put(const core::Fingerprint& key, std::string value) {
  const std::lock_guard lock(mutex_);
  if (const auto found = entries_.find(key); found != entries_.end()) {
    found->second.used = true;
    return;
  }
  added_.push_back(std::make_unique<std::string>(std::move(value)));
  entries_.try_emplace(key, *added_.back(), false).first->second.used = true;
}

std::string Journal::record(const core::Fingerprint& key, std::string_view value) const {
  std::string out;
  out.reserve(kHeadBytes + value.size());
  give(key.high, out);
  give(key.low, out);
  give(static_cast<std::uint32_t>(value.size()), out);
  give(seal_of(key, value), out);
  return out.append(value);
}

core::Result<void> Journal::save() {
  std::size_t useful = 0;
  for (const auto& [key, entry] : entries_) {
    if (entry.used && entry.saved) useful += kHeadBytes + entry.value.size();
  }
  const bool tidy = whole_ && in_file_ - useful <= useful + kTolerated;
  auto saved = tidy ? append() : write_anew();
  if (!saved) return saved;
  for (auto& [key, entry] : entries_) {
    entry.saved = entry.saved || entry.used;
    entry.used = false;
  }
  return {};
}

core::Result<void> Journal::append() {
  std::string news;
  for (const auto& [key, entry] : entries_) {
    if (!entry.saved) news += record(key, entry.value);
  }
  if (news.empty()) return {};
  in_file_ += news.size();
  return append_to_file(file_, news);
}

core::Result<void> Journal::write_anew() {
  std::string all = opening(context_);
  std::erase_if(entries_, [](const auto& item) { return !item.second.used; });
  for (const auto& [key, entry] : entries_) all += record(key, entry.value);
  in_file_ = all.size() - opening(context_).size();
  whole_ = true;
  return replace_file(file_, all);
}

}  // namespace lectern::pipeline
