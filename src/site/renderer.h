#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "archive/archive.h"
#include "core/file_sink.h"
#include "core/fingerprint.h"
#include "core/result.h"
#include "markdown/document.h"
#include "site/description.h"
#include "site/links.h"
#include "site/page_keeper.h"
#include "site/theme.h"

namespace lectern::site {

/// Makes the pages of one archive with one theme. Borrows both for its lifetime. Const calls are safe from several
/// threads; equal input gives equal bytes.
class Renderer {
 public:
  /// Parses the templates once. `client` is the folder of the browser client; `search_folder` is where, from
  /// the site's root, the web index stands. A template that does not parse is an Error that names it.
  static core::Result<Renderer> create(const archive::Archive& archive, const Theme& theme,
                                       const std::filesystem::path& client, std::string search_folder);
  Renderer(Renderer&&) noexcept;
  Renderer& operator=(Renderer&&) noexcept;
  ~Renderer();

  /// The whole HTML page of a write-up.
  core::Result<std::string> lesson_page(const archive::Course& course, const archive::Lesson& lesson,
                                        const archive::WriteUp& write_up, const markdown::Document& document) const;
  /// Of all that its bytes depend on; `document` stands for the parsed body.
  core::Fingerprint lesson_key(const archive::Course& course, const archive::Lesson& lesson,
                               const archive::WriteUp& write_up, const core::Fingerprint& document) const;

  /// Everything else: home, courses, guests, tags, search, 404, the pages that stand in for a lesson in a language that
  /// it was not written in, sitemap, feeds, theme assets and the client, and the archive's own assets. `manifest` is
  /// what search pages ask for first, below the search folder. What `keeper` keeps is not made.
  core::Result<void> write_rest(const AllPageFacts& facts, const std::string& manifest, PageKeeper& keeper,
                                core::FileSink& sink) const;

  /// Where links of this archive lead.
  const LinkMap& links() const;

 private:
  struct State;
  explicit Renderer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace lectern::site
