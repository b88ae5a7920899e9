// Drafts of any bytes: a crash, a hang or a lesson's folder without a name is a bug.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "importer/draft.h"
#include "importer/text_post.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto draft = lectern::importer::make_draft(lectern::importer::post_of_text(text, "post.txt"));
  if (draft.folder.empty()) std::abort();
  return 0;
}
