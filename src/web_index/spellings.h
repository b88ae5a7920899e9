#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/file_sink.h"
#include "core/result.h"
#include "index/index.h"
#include "web_index/bytes.h"
#include "web_index/hash.h"

namespace lectern::web_index {

/// Something that may be meant by who types something else: a word, or a pair of characters of a run.
struct Spelling {
  std::string text;
  unsigned commonness = 0;  ///< `index::commonness`, not 0

  friend bool operator==(const Spelling&, const Spelling&) = default;
};

/// The spellings of an archive stand in files of their own, twice: once by how they begin, once by how they end, so
/// that what is near a word is in two files. Words apart from pairs.
enum class SpellingSide : std::uint8_t { WordBegin, WordEnd, PairBegin, PairEnd };
inline constexpr std::size_t kSpellingSides = 4;
inline constexpr std::uint32_t kSpellingFilesPerShelf = 256;

/// What tells where spellings stand: a part of the manifest.
struct SpellingTable {
  std::uint32_t words = 0, pairs = 0;            ///< of the archive
  std::uint32_t word_files = 0, pair_files = 0;  ///< that each side has; as `spelling_files` gives it
  std::vector<Hash> shelves;
  Hash readings = 0;  ///< how characters are read: the same for every archive

  std::uint32_t file_count() const { return 2 * (word_files + pair_files); }
  /// The file that a spelling stands in on that side. Needs files on it.
  std::uint32_t file_of(std::string_view text, SpellingSide side) const;

  friend bool operator==(const SpellingTable&, const SpellingTable&) = default;
};

void write_spelling_table(ByteWriter& out, const SpellingTable& table);
/// `in` fails when the bytes are no such table.
SpellingTable read_spelling_table(ByteReader& in);

/// How many files a side of so many words, or of so many pairs, has. Seldom another number after an edit.
std::uint32_t word_file_count(std::uint32_t words);
std::uint32_t pair_file_count(std::uint32_t pairs);

/// The content of a file of spellings, which need not be in order.
std::string encode_spellings(std::vector<Spelling> spellings, bool by_end);
/// Reads it and checks all of it. `name` is for the message.
core::Result<std::vector<Spelling>> decode_spellings(std::string_view content, bool by_end, std::string_view name);

/// Of file number `file` of the table.
bool is_by_end(const SpellingTable& table, std::uint32_t file);

/// A character and the number of its syllable.
using Reading = std::pair<char32_t, std::uint16_t>;

/// The content of a file of readings, which ascend by character.
std::string encode_readings(std::span<const Reading> readings);
/// Reads it and checks all of it. `name` is for the message.
core::Result<std::vector<Reading>> decode_readings(std::string_view content, std::string_view name);

/// Writes all files of spellings of an index, but for the readings, and gives their table without these.
core::Result<SpellingTable> write_spellings(const index::Index& index, core::FileSink& sink, const std::string& folder);

}  // namespace lectern::web_index
