#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "serve/request_path.h"
#include "serve/site.h"
#include "serve/site_file.h"

namespace lectern::serve {

/// An answer, not yet on the wire. The body is `file` when there is one, else `body`.
struct Reply {
  int status = 200;
  std::string type;
  std::string body;
  std::shared_ptr<const SiteFile> file;
  std::vector<std::pair<std::string, std::string>> headers;
};

/// What a request for a path gets: files of the site and, below `kOwnFolder`, the preview's own. Pages carry the script
/// that reloads them and an `ETag` of what they are without it. Knows nothing of sockets; safe in several threads.
class Responder {
 public:
  /// `own_files` is the folder with `reload.js`. `site` must outlive the responder.
  Responder(const Site& site, std::filesystem::path own_files) : site_(site), own_files_(std::move(own_files)) {}

  Reply answer(std::string_view target) const;

 private:
  std::optional<Reply> own(const RequestPath& asked) const;

  const Site& site_;
  std::filesystem::path own_files_;
};

}  // namespace lectern::serve
