#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/file_sink.h"
#include "site/outline.h"
#include "site/overview.h"
#include "site/page_keeper.h"
#include "site/page_keys.h"
#include "site/template_set.h"

namespace lectern::site {

/// Writes what is not the page of a write-up. Borrows all that it is made of.
class RestWriter {
 public:
  RestWriter(const Outline& outline, const TemplateSet& templates, const PageKeys& keys, const AllPageFacts& facts,
             PageKeeper& keeper, core::FileSink& sink)
      : outline_(outline),
        templates_(templates),
        keys_(keys),
        facts_(facts),
        keeper_(keeper),
        sink_(sink),
        items_(keys.items(facts)),
        overview_(outline, facts) {}

  /// Pages are made on several threads. Stops at the first failure.
  core::Result<void> write(const std::string& manifest);

 private:
  /// A file that is made only when what it is made of has changed. Both are asked from any thread.
  struct Task {
    std::string file;
    std::function<core::Fingerprint()> key;
    std::function<std::string()> make;
  };

  void add(const std::string& file, std::function<core::Fingerprint()> key, std::function<std::string()> make);
  void add_page(const std::string& file, std::function<core::Fingerprint()> key, std::function<FilledPage()> fill);
  void add_overviews(const core::LanguageTag& language, const std::string& manifest);
  void add_missing_pages(const core::LanguageTag& language);
  core::Result<void> run(const Task& task) const;
  void add_worker();
  core::Result<void> write_sitemap();
  core::Result<void> write_assets();
  core::Result<void> copy(const std::string& file, const archive::Asset& asset);

  const Outline& outline_;
  const TemplateSet& templates_;
  const PageKeys& keys_;
  const AllPageFacts& facts_;
  PageKeeper& keeper_;
  core::FileSink& sink_;
  const ItemKeys items_;
  Overview overview_;
  std::vector<Task> tasks_;
};

/// The bytes of a page.
std::string render(const Outline& outline, const TemplateSet& templates, const Page& page, const char* template_name,
                   const Data& data);

}  // namespace lectern::site
