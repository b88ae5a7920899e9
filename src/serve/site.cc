#include "serve/site.h"

#include <utility>

namespace lectern::serve {

void Site::replace(std::filesystem::path folder, std::string base_path) {
  auto next = std::make_shared<const Snapshot>(Snapshot{std::move(folder), std::move(base_path), {}});
  const std::lock_guard guard(mutex_);
  now_ = std::move(next);
}

void Site::overlay(Pages pages) {
  const std::lock_guard guard(mutex_);
  auto next = std::make_shared<Snapshot>(*now_);
  pages.merge(next->pages);  // the new ones stay where both have one
  next->pages = std::move(pages);
  now_ = std::move(next);
}

std::shared_ptr<const Snapshot> Site::now() const {
  const std::lock_guard guard(mutex_);
  return now_;
}

}  // namespace lectern::serve
