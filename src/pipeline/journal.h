#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/memory.h"
#include "core/result.h"

namespace lectern::pipeline {

/// A memory that lasts: a file of values by key, which grows at its end and is written anew when most of it is of no
/// use any more. A file that is missing, damaged, cut short, or of another context, is as good as empty from there on.
/// Finding and putting are safe from several threads; saving is not.
class Journal : public core::Memory {
 public:
  /// `context` stands for the program that makes the values.
  Journal(std::filesystem::path file, const core::Fingerprint& context);

  std::optional<std::string_view> find(const core::Fingerprint& key) const override;
  void put(const core::Fingerprint& key, std::string value) override;

  /// Writes what is new. What was neither found nor put since the last call is forgotten sooner or later.
  core::Result<void> save();

 private:
  struct Entry {
    std::string_view value;
    bool saved = false;                      ///< is in the file
    mutable std::atomic<bool> used = false;  ///< since the last save

    Entry(std::string_view bytes, bool in_file) : value(bytes), saved(in_file) {}
  };
  struct Hash {
    std::size_t operator()(const core::Fingerprint& key) const { return key.low; }
  };

  void read();
  core::Result<void> write_anew();
  core::Result<void> append();
  std::string record(const core::Fingerprint& key, std::string_view value) const;

  std::filesystem::path file_;
  core::Fingerprint context_;
  std::string bytes_;                                ///< of the file, as it was opened
  bool whole_ = false;                               ///< the file is there and reads to its end
  std::size_t in_file_ = 0;                          ///< bytes of the file's records
  mutable std::mutex mutex_;                         // guards what follows while values are found and put
  std::vector<std::unique_ptr<std::string>> added_;  ///< values that `entries_` looks into
  std::unordered_map<core::Fingerprint, Entry, Hash> entries_;
};

}  // namespace lectern::pipeline
