#pragma once

#include <filesystem>
#include <fstream>

#include "core/file_sink.h"

/// Writes files straight into a folder: what tests need of a publisher.
class FolderSink : public lectern::core::FileSink {
 public:
  explicit FolderSink(std::filesystem::path folder) : folder_(std::move(folder)) {}

  lectern::core::Result<void> write(std::string_view path, std::string_view bytes) override {
    const std::filesystem::path file = folder_ / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out << bytes;
    out.close();
    if (out) return {};
    return lectern::core::Error{lectern::core::Error::Code::Io, "cannot write " + file.string(), {}};
  }

  lectern::core::Result<void> copy(std::string_view path, const std::filesystem::path& source) override {
    std::filesystem::create_directories((folder_ / path).parent_path());
    std::filesystem::copy_file(source, folder_ / path);
    return {};
  }

  lectern::core::Result<void> reuse(std::string_view path, std::string_view) override {
    return lectern::core::Error{lectern::core::Error::Code::NotFound, "nothing to reuse: " + std::string(path), {}};
  }

 private:
  std::filesystem::path folder_;
};
