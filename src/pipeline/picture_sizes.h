#pragma once

#include <unordered_map>

#include "archive/archive.h"
#include "core/fingerprint.h"
#include "core/memory.h"
#include "core/result.h"
#include "site/picture_size.h"

namespace lectern::pipeline {

/// How large the pictures of an archive are, so that pages can leave room for them. A plain value; read by several
/// threads at once.
class PictureSizes {
 public:
  /// Looks into every picture file whose stamp `memory` does not know, on every core. A file that cannot be opened is
  /// of unknown size: whoever publishes it will say so. Fails when the process is asked to end.
  static core::Result<PictureSizes> read(const archive::Archive& archive, core::Memory& memory);

  /// Unknown for what is no picture.
  site::PictureReading of(const archive::Asset& asset) const;

  /// Of all the sizes.
  const core::Fingerprint& fingerprint() const { return fingerprint_; }

 private:
  std::unordered_map<std::string, site::PictureReading> readings_;  ///< by the file's path
  core::Fingerprint fingerprint_;
};

}  // namespace lectern::pipeline
