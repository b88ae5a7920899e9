#pragma once

#include <map>
#include <mutex>
#include <string>

#include "core/file_sink.h"

/// Keeps what is written to it; from several threads, as sinks must.
class MemorySink : public lectern::core::FileSink {
 public:
  lectern::core::Result<void> write(std::string_view path, std::string_view bytes) override {
    const std::lock_guard guard(mutex_);
    const auto [file, fresh] = files.emplace(path, bytes);
    if (fresh || file->second == bytes) return {};
    return lectern::core::Error{lectern::core::Error::Code::InvalidUsage, "written twice: " + file->first, {}};
  }

  lectern::core::Result<void> copy(std::string_view path, const std::filesystem::path&) override {
    return lectern::core::Error{lectern::core::Error::Code::InvalidUsage, "copied: " + std::string(path), {}};
  }

  lectern::core::Result<void> reuse(std::string_view path, std::string_view) override {
    return lectern::core::Error{lectern::core::Error::Code::NotFound, "nothing to reuse: " + std::string(path), {}};
  }

  std::map<std::string, std::string, std::less<>> files;

 private:
  std::mutex mutex_;  // guards the files while they are written
};
