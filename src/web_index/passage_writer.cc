#include "web_index/passage_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/parallel.h"
#include "core/utf8.h"
#include "index/bm25.h"
#include "index/passages.h"
#include "language/analysis.h"
#include "web_index/dates.h"
#include "web_index/passage_text.h"

namespace lectern::web_index {
namespace {

using core::Result;

/// The characters that the analysis folds to others.
const std::vector<bool>& all_folded_characters() {
  static const auto kFolded = [] {
    std::vector<bool> out(0x110000);
    for (const auto& [from, to] : language::simplified_forms()) out[from] = true;
    return out;
  }();
  return kFolded;
}

void add_folded(std::string_view text, std::vector<char32_t>& out) {
  const std::vector<bool>& folded = all_folded_characters();
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
    } else if (const char32_t c = core::next_code_point(text, at); folded[c]) {
      out.push_back(c);
    }
  }
}

std::string packed_places(const std::vector<index::Places>& places) {
  ByteWriter out;
  for (const index::Places each : places) out.varint(each);
  return out.take();
}

/// The URL without its language; empty when it is the lesson's name.
std::string page_of(const core::Card& card) {
  const std::string begin = card.language + '/';
  if (!card.url.starts_with(begin)) return "/" + card.url;
  std::string page = card.url.substr(begin.size());
  return page == card.lesson + '/' ? std::string() : page;
}

Result<DocumentFacts> add_document(DocumentNumber number, const index::DocumentRecord& record, const Codebook& codebook,
                                   Shelf& shelf) {
  DocumentFacts facts;
  const std::vector<std::string> texts = passage_texts(record.card, index::passages_of(record.card));
  auto files = pack_passages(number, texts, codebook);
  if (!files) return files.error();
  for (auto& [name, bytes] : *files) shelf.add(std::move(name), std::move(bytes));
  facts.names.course_title = record.card.course_title;
  facts.names.guests = record.card.guests;
  facts.names.tags = record.card.tags;
  facts.page = page_of(record.card);
  facts.traditional = folded_characters(texts);
  auto day = day_of(record.card);
  if (!day) return day.error();
  facts.day = *day;
  facts.rung = static_cast<std::uint8_t>(index::length_rung(record.length));
  facts.places = packed_places(record.places);
  return facts;
}

}  // namespace

Result<std::uint32_t> day_of(const core::Card& card) {
  if (card.date.empty()) return 0;
  const auto date = core::parse_date(card.date);
  if (!date) return inconsistent(fmt::format("\"{}\" is not a date", card.date));
  return day_number(*date);
}

std::vector<char32_t> folded_characters(const std::vector<std::string>& texts) {
  std::vector<char32_t> out;
  for (const std::string& text : texts) add_folded(text, out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Result<std::vector<std::pair<std::string, std::string>>> pack_passages(DocumentNumber number,
                                                                       const std::vector<std::string>& texts,
                                                                       const Codebook& codebook) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const std::string& text : texts) {
    std::string name = fmt::format("{}-{}.bin", number, files.size() + 1);
    std::string packed = codebook.pack(text);
    const auto again = codebook.unpack(packed, name);
    if (!again || *again != text) {
      return core::Error{core::Error::Code::SelfTest, fmt::format("passage {} does not read back as it was", name),
                         "this is a fault of lectern"};
    }
    files.emplace_back(std::move(name), std::move(packed));
  }
  return files;
}

Result<WrittenPassages> write_passages(const index::Index& index, const Numbering& numbering,
                                       const std::vector<Codebook>& codebooks, core::FileSink& sink,
                                       const std::string& folder) {
  const std::size_t count = numbering.documents.size();
  const std::vector<DocumentPlace> places = numbering.places();
  WrittenPassages out;
  out.documents.resize(count);
  out.shelves.resize(shelf_count(count, kDocumentsPerShelf));
  auto written = core::for_each_in_parallel(out.shelves.size(), [&](std::size_t i) -> Result<void> {
    auto own = index.reopen();
    if (!own) return own.error();
    Shelf shelf;
    const std::size_t begin = i * kDocumentsPerShelf;
    for (std::size_t at = begin; at < std::min(count, begin + kDocumentsPerShelf); ++at) {
      auto record = own->document(numbering.documents[at]);
      if (!record) return record.error();
      const auto [language, lesson] = places[at];
      const core::Card& card = record->card;
      if (card.lesson != numbering.lessons[lesson] || card.language != numbering.table.languages[language].tag) {
        return inconsistent(fmt::format("{} has a write-up of {}", numbering.lessons[lesson], card.lesson));
      }
      auto facts = add_document(static_cast<DocumentNumber>(at + 1), *record, codebooks[language], shelf);
      if (!facts) return facts.error();
      out.documents[at] = *std::move(facts);
    }
    auto name = shelf.write(sink, folder);
    if (!name) return name.error();
    out.shelves[i] = *name;
    return {};
  });
  if (!written) return written.error();
  return out;
}

}  // namespace lectern::web_index
