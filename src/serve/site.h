#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace lectern::serve {

/// Path in the site (`zh/course/01-risk/index.html`) to bytes.
using Pages = std::map<std::string, std::string, std::less<>>;

/// What is served at one moment.
struct Snapshot {
  std::filesystem::path folder;  ///< empty while there is no site yet
  std::string base_path = "/";   ///< see `Outcome`
  Pages pages;                   ///< these win over the folder
};

/// The site that is served now. Safe to use from several threads; a request keeps the snapshot that it began with.
class Site {
 public:
  /// Serves `folder` alone.
  void replace(std::filesystem::path folder, std::string base_path);
  /// Lays pages over what is served.
  void overlay(Pages pages);

  std::shared_ptr<const Snapshot> now() const;

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Snapshot> now_ = std::make_shared<const Snapshot>();
};

}  // namespace lectern::serve
