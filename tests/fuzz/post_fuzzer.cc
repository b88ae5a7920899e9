#include <cstddef>
#include <cstdint>
#include <string>

#include "importer/draft.h"
#include "importer/html_post.h"
#include "importer/markdown_post.h"
#include "importer/source_kind.h"
#include "importer/source_text.h"
#include "importer/text_post.h"

/// One text as a source of every kind, and the lessons that are made of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto kind = importer::kind_of("", bytes);
  const auto text = importer::read_source_text(bytes, importer::declared_encoding(bytes), "post");
  if (!kind || !text) return 0;
  const auto beside = [&](const std::string& reference) -> core::Result<std::string> {
    if (reference.size() % 2 == 0) return core::Error{core::Error::Code::NotFound, "is not there", ""};
    return "\x89PNG\r\n\x1a\n" + reference;
  };
  if (const auto post = importer::post_of_html(text->text, "post", beside)) importer::make_draft(post->post);
  importer::make_draft(importer::post_of_markdown(text->text, "post", beside).post);
  importer::make_draft(importer::post_of_text(text->text, "post"));
  return 0;
}
