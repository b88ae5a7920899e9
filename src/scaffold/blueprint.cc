#include "scaffold/blueprint.h"

#include <algorithm>
#include <string_view>

#include "archive/inventory.h"

namespace lectern::scaffold {
namespace {

using archive::File;
using archive::Folder;

bool is_text(std::string_view name) {
  const auto ends_with = [&](std::string_view ending) {
    return name.size() > ending.size() && name.substr(name.size() - ending.size()) == ending;
  };
  return ends_with(".md") || ends_with(".yml");
}

void collect(const Folder& folder, std::size_t root_bytes, std::vector<Part>& out) {
  for (const File& file : folder.files)
    out.push_back({file.path.substr(root_bytes), &file, std::nullopt, is_text(file.name)});
  for (const Folder& below : folder.folders) collect(below, root_bytes, out);
}

/// The write-ups of a template of lessons.
class WriteUps {
 public:
  explicit WriteUps(const Folder& blueprint) {
    for (const File& file : blueprint.files) {
      if (auto tag = archive::write_up_tag(file.name)) all_.push_back({archive::canonical_tag(*tag), &file});
    }
  }

  bool empty() const { return all_.empty(); }
  /// The write-up for all languages.
  const File* for_all() const { return find("", false); }

  /// The template's own write-up for `language`, else one of the same primary subtag, else English, else its first.
  const File* nearest(const core::LanguageTag& language) const {
    for (const File* file : {find(language, false), find(language, true), find("en", true)}) {
      if (file != nullptr) return file;
    }
    return all_.front().file;
  }

 private:
  struct WriteUp {
    core::LanguageTag language;  ///< empty for all languages
    const File* file;
  };

  const File* find(std::string_view language, bool primary_only) const {
    const auto found = std::find_if(all_.begin(), all_.end(), [&](const WriteUp& write_up) {
      return primary_only ? core::primary_subtag(write_up.language) == core::primary_subtag(language)
                          : write_up.language == language;
    });
    return found == all_.end() ? nullptr : found->file;
  }

  std::vector<WriteUp> all_;
};

}  // namespace

std::vector<Part> all_parts(const Folder& blueprint) {
  std::vector<Part> out;
  collect(blueprint, blueprint.path.empty() ? 0 : blueprint.path.size() + 1, out);
  return out;
}

std::vector<Part> lesson_parts(const Folder& blueprint, const std::vector<core::LanguageTag>& languages) {
  const WriteUps write_ups(blueprint);
  if (write_ups.empty()) return {};
  std::vector<Part> out;
  if (const File* file = write_ups.for_all()) {
    out.push_back({file->name, file, std::nullopt, true});
  } else {
    for (const core::LanguageTag& language : languages) {
      out.push_back({"index." + language + ".md", write_ups.nearest(language), language, true});
    }
  }
  for (Part& part : all_parts(blueprint)) {
    if (!archive::write_up_tag(part.path)) out.push_back(std::move(part));
  }
  return out;
}

}  // namespace lectern::scaffold
