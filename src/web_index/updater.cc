// First everything that may differ is worked out in memory from the last manifest, the chunks that hold changed keys
// and the shelves that hold changed files; until then giving up costs nothing. Then it is written. Chunks that are
// spread stay where they are. The ordered ones are cut anew from the first changed one on, until a cut falls where one
// was.

#include "web_index/updater.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/parallel.h"
#include "core/utf8.h"
#include "index/bm25.h"
#include "index/passages.h"
#include "index/schema.h"
#include "language/analysis.h"
#include "web_index/chunker.h"
#include "web_index/codebook_sample.h"
#include "web_index/dates.h"
#include "web_index/facets.h"
#include "web_index/file_frame.h"
#include "web_index/other_keys.h"
#include "web_index/passage_text.h"
#include "web_index/passage_writer.h"
#include "web_index/reader.h"
#include "web_index/shelf_change.h"
#include "web_index/spelling_change.h"
#include "web_index/spellings.h"
#include "web_index/variants.h"
#include "web_index/vocabulary_change.h"
#include "web_index/vocabulary_writer.h"

namespace lectern::web_index {
namespace {

using core::Result;
using index::DocumentChange;

/// False: this takes a whole export.
using Possible = Result<bool>;

std::vector<std::string> texts_of(const core::Card& card) {
  return passage_texts(card, index::passages_of(card));
}

class Updater {
 public:
  Updater(const index::Index& index, Reader reader, const std::filesystem::path& previous, core::FileSink& sink,
          const std::string& folder)
      : index_(index),
        reader_(std::move(reader)),
        previous_(previous),
        sink_(sink),
        folder_(folder),
        manifest_(reader_.manifest()) {}

  Result<std::optional<std::string>> run(const index::IndexChange& changes) {
    if (!number(changes.documents) || !number(changes.implied)) return std::optional<std::string>();
    changes_.renderings = changes.renderings;
    // To compare sizes takes about as long as all else: every term is looked at.
    bool same_sizes = false, changed = false;
    auto done = core::for_each_in_parallel(2, [&](std::size_t i) -> Result<void> {
      const Possible possible = i == 0 ? compare_sizes() : change();
      if (!possible) return possible.error();
      (i == 0 ? same_sizes : changed) = *possible;
      return {};
    });
    if (!done) return done.error();
    if (!same_sizes || !changed) return std::optional<std::string>();
    auto name = write();
    if (!name) return name.error();
    return std::optional<std::string>(*std::move(name));
  }

 private:
  /// Whether the write-ups are those of before, by name and address.
  bool number(const std::vector<DocumentChange>& changes) {
    for (const DocumentChange& change : changes) {
      if (!change.before || !change.after) return false;
      const core::Card &before = change.before->card, &after = change.after->card;
      if (before.lesson != after.lesson || before.language != after.language || before.url != after.url) return false;
      const auto found = reader_.find(after.language, after.lesson);
      if (!found || *found == 0) return false;
      changes_.documents.push_back({*found, &change});
    }
    auto& numbered = changes_.documents;
    std::sort(numbered.begin(), numbered.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
    return std::adjacent_find(numbered.begin(), numbered.end(),
                              [](const auto& a, const auto& b) { return a.number == b.number; }) == numbered.end();
  }

  bool number(const std::vector<index::ImpliedChange>& changes) {
    for (const index::ImpliedChange& change : changes) {
      const auto found = reader_.find(change.language, change.lesson);
      if (!found || *found == 0) return false;
      changes_.implied.push_back({*found, &change});
    }
    return true;
  }

  /// What depends on all write-ups together. Changes nothing, and reads no more of the manifest than `change` leaves.
  Possible compare_sizes() const {
    auto own = index_.reopen();
    if (!own) return own.error();
    if (own->document_count() != manifest_.documents.document_count()) return false;
    if (own->collection_size() != manifest_.collection_size) return false;
    auto spread = spread_counts(*own, kSpreadChunkBytes);
    if (!spread) return spread.error();
    return *spread == manifest_.directory.spread;
  }

  Possible change() {
    auto changed = change_documents();
    return changed && *changed ? change_vocabulary() : changed;
  }

  Possible change_documents() {
    auto days = reader_.dates();
    auto facets = reader_.facets();
    if (!days || !facets) return false;
    days_ = *std::move(days);
    facets_ = *std::move(facets);
    DocumentNumber first = 1;
    for (std::size_t i = 0; i < manifest_.documents.languages.size(); ++i) {
      const std::size_t count = manifest_.documents.languages[i].lessons.size();
      const std::uint32_t mask = sample_mask(index_.average_length(), count);
      if (mask != sample_mask(manifest_.average_length, count)) return false;
      for (const NumberedChange& change : changes_.documents) {
        if (change.number < first || change.number >= first + count) continue;
        const bool in_sample = change.number == first || is_in_sample(change.change->after->card.lesson, mask);
        auto changed = change_document(change, reader_.codebook(i), in_sample);
        if (!changed || !*changed) return changed;
      }
      first += static_cast<DocumentNumber>(count);
    }
    return true;
  }

  Possible change_document(const NumberedChange& change, const Codebook& codebook, bool in_sample) {
    const std::vector<std::string> before = texts_of(change.change->before->card);
    const std::vector<std::string> after = texts_of(change.change->after->card);
    if (in_sample && before != after) return false;
    const std::size_t i = change.number - 1;
    manifest_.length_rungs[i] = static_cast<std::uint8_t>(index::length_rung(change.change->after->length));
    auto day = day_of(change.change->after->card);
    if (!day) return day.error();
    days_[i] = *day;
    put_facets(facets_, manifest_.documents, change.number, change.change->after->card);
    if (before == after) return true;
    if (!note_folded(folded_characters(before), folded_characters(after))) return false;
    ShelfChange* const shelf = shelf_of(passage_shelves_, manifest_.passage_shelves, i / kDocumentsPerShelf);
    if (shelf == nullptr) return false;
    for (const auto& number : shelf->numbers_of(change.number)) shelf->remove(number);
    auto files = pack_passages(change.number, after, codebook);
    if (!files) return files.error();
    std::size_t passage = 0;
    for (const auto& [name, bytes] : *files) shelf->put({change.number, ++passage}, name, bytes);
    return true;
  }

  /// False when a character may have left the archive: nobody knows who else has it.
  bool note_folded(const std::vector<char32_t>& before, const std::vector<char32_t>& after) {
    if (!std::includes(after.begin(), after.end(), before.begin(), before.end())) return false;
    written_.insert(after.begin(), after.end());
    return true;
  }

  Possible change_vocabulary() {
    auto change = vocabulary_change(index_, changes_);
    if (!change) return change.error();
    std::map<std::size_t, VocabularyChange> chunks;
    for (auto& [key, key_change] : *change) {
      const auto chunk = manifest_.directory.chunk_of(key);
      if (!chunk) return false;
      chunks[*chunk].emplace(key, std::move(key_change));
    }
    for (auto& [chunk, keys] : chunks) {
      auto changed = change_entries(chunk, keys);
      if (!changed || !*changed) return changed;
    }
    const std::size_t ordered = manifest_.directory.firsts.size();
    for (auto& [number, entries] : changed_) {
      if (number < ordered) continue;
      ChunkEncoder chunk;
      for (const Entry& entry : entries) chunk.add(entry);
      if (!put_chunk(number, chunk.take())) return false;
    }
    if (!cut_ordered()) return false;
    auto folded = fold();
    return folded && *folded ? change_spellings() : folded;
  }

  Possible change_spellings() {
    auto change = spelling_change(index_, changes_.documents);
    if (!change) return change.error();
    const auto files = changed_files(*change, reader_, manifest_.spellings);
    if (!files) return false;
    for (const auto& [number, content] : *files) {
      const std::size_t place = number / kSpellingFilesPerShelf;
      ShelfChange* const shelf = shelf_of(spelling_shelves_, manifest_.spellings.shelves, place);
      auto packed = pack(FileKind::Spellings, content);
      if (shelf == nullptr || !packed) return false;
      shelf->put({number, 0}, fmt::format("{}.bin", number), *packed);
    }
    return true;
  }

  Possible change_entries(std::size_t chunk, const VocabularyChange& keys) {
    auto read = reader_.entries(chunk);
    if (!read) return false;
    std::vector<Entry> out;
    auto old = read->begin();
    for (const auto& [key, change] : keys) {
      for (; old != read->end() && old->key < key; ++old) out.push_back(std::move(*old));
      Entry entry;
      if (old != read->end() && old->key == key) entry = std::move(*old++);
      entry.key = key;
      const bool was_term = entry.is_term();
      if (!apply(change, index_.collection_size(), entry)) return false;
      auto frequency = index_.document_frequency(key);
      if (!frequency) return frequency.error();
      if (*frequency != entry.postings.size()) return false;
      if (auto put = put_rendering(index_, entry); !put) return put.error();
      if (was_term != entry.is_term()) (was_term ? gone_ : come_).push_back(key);
      if (!entry.empty()) out.push_back(std::move(entry));
    }
    std::move(old, read->end(), std::back_inserter(out));
    changed_.emplace(chunk, std::move(out));
    return true;
  }

  /// Of an ordered chunk, as they are now; nothing when it does not read back.
  std::optional<std::vector<Entry>> entries_of(std::size_t chunk) const {
    if (const auto changed = changed_.find(chunk); changed != changed_.end()) return changed->second;
    auto read = reader_.entries(chunk);
    return read ? std::optional(*std::move(read)) : std::nullopt;
  }

  bool cut_ordered() {
    const std::size_t count = manifest_.directory.firsts.size();
    std::size_t in_step = 0;  // so many chunks from the first on are cut as they should be
    for (auto next = changed_.begin(); next != changed_.end() && next->first < count;) {
      const std::size_t changed = next->first;
      // A cut goes by what stands before it, and by what follows: up to the second cut from there.
      const auto end = cut_from(std::max(in_step, changed < 2 ? 0 : changed - 2), changed);
      if (!end) return false;
      in_step = *end;
      next = changed_.lower_bound(in_step);
    }
    return true;
  }

  /// Cuts anew from chunk `begin` on, until cuts beyond chunk `changed` are in step again, and gives the chunk from
  /// which they are; nothing when its number would be another.
  std::optional<std::size_t> cut_from(std::size_t begin, std::size_t changed) {
    const std::size_t count = manifest_.directory.firsts.size();
    std::string previous;
    if (begin > 0) {
      const auto before = entries_of(begin - 1);
      if (!before || before->empty()) return {};
      previous = before->back().key;
      if (const auto cut = last_keys_.find(begin - 1); cut != last_keys_.end()) previous = cut->second;
    }
    Chunker chunker(kOrderedChunkBytes, std::move(previous));
    std::vector<std::size_t> old_cuts = {0};  // after how many entries, from chunk `begin` on
    std::size_t cut = 0, made = begin;
    bool in_step = true;
    for (std::size_t chunk = begin; chunk < count; ++chunk) {
      auto entries = entries_of(chunk);
      if (!entries) return {};
      old_cuts.push_back(old_cuts.back() + entries->size());
      for (Entry& entry : *entries) chunker.add(std::move(entry));
      for (const Chunk& complete : chunk + 1 == count ? chunker.finish() : chunker.take()) {
        if (made == count) return {};
        cut += complete.entries;
        const auto same = std::find(old_cuts.begin() + 1, old_cuts.end(), cut);
        const std::size_t end = begin + static_cast<std::size_t>(same - old_cuts.begin());
        const bool as_before = in_step && same != old_cuts.end() && end == made + 1;
        if (!put_ordered(made, complete, as_before)) return {};
        in_step = same != old_cuts.end() && end == ++made;
        if (in_step && end > changed) return end == count || begin_after(end) ? std::optional(end) : std::nullopt;
      }
    }
    return {};
  }

  /// `as_before`: with the entries that the chunk has already.
  bool put_ordered(std::size_t number, const Chunk& chunk, bool as_before) {
    firsts_[number] = chunk.first;
    last_keys_[number] = chunk.last;
    return (as_before && !changed_.contains(number)) || put_chunk(number, chunk.content);
  }

  /// Where a chunk begins whose neighbour's last key may be another.
  bool begin_after(std::size_t number) {
    const auto entries = entries_of(number);
    if (!entries || entries->empty()) return false;
    firsts_[number] = shortest_separator(last_keys_.at(number - 1), entries->front().key);
    return true;
  }

  bool put_chunk(std::size_t number, const std::string& content) {
    ShelfChange* const shelf = shelf_of(chunk_shelves_, manifest_.chunk_shelves, number / kChunksPerShelf);
    auto packed = pack(FileKind::Chunk, content);
    if (shelf == nullptr || !packed) return false;
    shelf->put({number, 0}, fmt::format("{}.bin", number), *packed);
    return true;
  }

  /// The shelf with this number, read when it is first asked for; nullptr when it does not read back.
  ShelfChange* shelf_of(std::map<std::size_t, ShelfChange>& shelves, const std::vector<Hash>& names,
                        std::size_t number) const {
    if (const auto known = shelves.find(number); known != shelves.end()) return &known->second;
    auto read = ShelfChange::read(previous_, names[number]);
    return read ? &shelves.emplace(number, *std::move(read)).first->second : nullptr;
  }

  /// The tables of characters that are folded. False when a character's last term may be gone.
  Possible fold() {
    std::set<char32_t> found = simplified_before();
    for (const std::string& term : come_) add_characters(term, found);
    std::set<char32_t> lost;
    for (const std::string& term : gone_) add_characters(term, lost);
    for (const char32_t c : lost) {
      std::string term;
      core::append_utf8(term, c);
      auto frequency = index_.document_frequency(term);
      if (!frequency) return frequency.error();
      if (*frequency == 0 && found.contains(c)) return false;
    }
    for (const auto& [from, to] : manifest_.folded) written_.insert(from);
    manifest_.folded.clear();
    manifest_.traditional.clear();
    for (const auto& [from, to] : language::simplified_forms()) {
      if (written_.contains(from)) {
        manifest_.folded.emplace_back(from, to);
      } else if (found.contains(to)) {
        manifest_.traditional.push_back(from);
        simplified_.push_back(to);
      }
    }
    return true;
  }

  /// The simplified characters that stood in terms, as far as the last manifest tells: those of which some traditional
  /// form was written nowhere. Of the others it does not matter.
  std::set<char32_t> simplified_before() const {
    const std::set<char32_t> unwritten(manifest_.traditional.begin(), manifest_.traditional.end());
    std::set<char32_t> out;
    for (const auto& [from, to] : language::simplified_forms()) {
      if (unwritten.contains(from)) out.insert(to);
    }
    return out;
  }

  static void add_characters(std::string_view text, std::set<char32_t>& out) {
    for (std::size_t at = 0; at < text.size();) out.insert(core::next_code_point(text, at));
  }

  Result<std::string> write() {
    for (const LanguageDocuments& language : manifest_.documents.languages) {
      if (auto reused = reuse(file_path(language.codebook)); !reused) return reused.error();
    }
    if (auto reused = reuse(file_path(manifest_.spellings.readings)); !reused) return reused.error();
    for (auto [changed, names] : {std::pair(&passage_shelves_, &manifest_.passage_shelves),
                                  std::pair(&chunk_shelves_, &manifest_.chunk_shelves),
                                  std::pair(&spelling_shelves_, &manifest_.spellings.shelves)}) {
      if (auto written = write_shelves(*changed, *names); !written) return written.error();
    }
    auto dates = write_hashed(FileKind::Dates, encode_dates(days_), manifest_.dates);
    if (!dates) return dates.error();
    tell_readings(facets_);
    auto facets = write_hashed(FileKind::Facets, encode_facets(facets_), manifest_.facets);
    if (!facets) return facets.error();
    auto variants = write_hashed(FileKind::Variants, encode_variants(simplified_), manifest_.variants);
    if (!variants) return variants.error();
    return write_manifest();
  }

  Result<std::string> write_manifest() {
    for (auto& [number, first] : firsts_) manifest_.directory.firsts[number] = std::move(first);
    manifest_.average_length = index_.average_length();
    manifest_.ranking = present_ranking();
    auto packed = pack(FileKind::Manifest, encode_manifest(manifest_));
    if (!packed) return packed.error();
    auto written = sink_.write(fmt::format("{}/{}", folder_, kManifestName), *packed);
    if (!written) return written.error();
    return fmt::format("{}?{}", kManifestName, to_hex(hash_of(*packed)));
  }

  Result<void> write_shelves(const std::map<std::size_t, ShelfChange>& changed, std::vector<Hash>& names) {
    return core::for_each_in_parallel(names.size(), [&](std::size_t i) -> Result<void> {
      const auto shelf = changed.find(i);
      if (shelf == changed.end()) return reuse(to_hex(names[i]) + '/');
      if (auto written = shelf->second.write(sink_, folder_); !written) return written;
      names[i] = shelf->second.name();
      return {};
    });
  }

  Result<void> write_hashed(FileKind kind, const std::string& content, Hash& name) {
    auto packed = pack(kind, content);
    if (!packed) return packed.error();
    name = hash_of(*packed);
    return sink_.write(fmt::format("{}/{}", folder_, file_path(name)), *packed);
  }

  Result<void> reuse(const std::string& path) {
    const std::string both = fmt::format("{}/{}", folder_, path);
    return sink_.reuse(both, both);
  }

  const index::Index& index_;
  const Reader reader_;
  const std::filesystem::path& previous_;
  core::FileSink& sink_;
  const std::string& folder_;
  Manifest manifest_;  ///< the last one, which becomes the new one
  NumberedChanges changes_;
  std::vector<std::uint32_t> days_;  ///< of each document
  Facets facets_;
  std::map<std::size_t, ShelfChange> passage_shelves_, chunk_shelves_, spelling_shelves_;
  std::map<std::size_t, std::vector<Entry>> changed_;      ///< chunks with changed keys
  std::map<std::size_t, std::string> firsts_, last_keys_;  ///< of ordered chunks that were cut anew
  std::vector<std::string> come_, gone_;                   ///< terms
  std::set<char32_t> written_;                             ///< characters of passages that are folded to others
  std::vector<char32_t> simplified_;                       ///< what the manifest's traditional ones are folded to
};

}  // namespace

Result<std::optional<std::string>> update(const index::Index& index, const std::filesystem::path& previous,
                                          const index::IndexChange& change, core::FileSink& sink,
                                          const std::string& folder) {
  auto reader = Reader::open(previous);
  if (!reader) return std::optional<std::string>();
  return Updater(index, *std::move(reader), previous, sink, folder).run(change);
}

}  // namespace lectern::web_index
