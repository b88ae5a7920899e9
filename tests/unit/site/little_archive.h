#pragma once

#include <map>
#include <mutex>
#include <string>

#include "archive/archive.h"
#include "core/diagnostic.h"
#include "core/file_sink.h"
#include "markdown/document.h"

namespace lectern::site {

/// Two courses in Chinese and English, as the loader would give them: `iaccr-2021` with a lesson in both languages, one
/// in Chinese alone and one in both, and `handbook` with a single lesson in English.
archive::Archive little_archive();

/// A body with a paragraph and two sections, `First` and `Second`.
markdown::Document little_document();

/// Keeps what is written, and the sources of what is copied.
class MemorySink : public core::FileSink {
 public:
  core::Result<void> write(std::string_view path, std::string_view bytes) override;
  core::Result<void> copy(std::string_view path, const std::filesystem::path& source) override;
  core::Result<void> reuse(std::string_view path, std::string_view from) override;

  std::recursive_mutex mutex;  // guards what follows while pages are written
  std::map<std::string, std::string> files;
  std::map<std::string, std::string> copies;
};

/// The diagnostics as one line each, `error link-broken 3: there is no x | did you mean y?`, in the order reported.
std::string dump(const core::Diagnostics& problems);

}  // namespace lectern::site
