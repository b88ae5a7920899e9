#include "web_index/spellings.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/utf8.h"
#include "index/spelling.h"
#include "web_index/chunker.h"
#include "web_index/directory.h"
#include "web_index/file_frame.h"
#include "web_index/front_coding.h"
#include "web_index/shelf.h"
#include "web_index/variants.h"

namespace lectern::web_index {
namespace {

using core::Result;

/// More cost who looks for a word bytes that say nothing about it, fewer cost the manifest names of shelves.
constexpr std::uint32_t kWordsPerFile = 512, kPairsPerFile = 768;
/// More than any archive has; sums of so many stay far from overflow.
constexpr std::uint32_t kMaxFiles = 1U << 24;
/// The greatest commonness there can be.
constexpr std::uint32_t kMaxCommonness = 32;

std::uint32_t files_for(std::uint32_t spellings, std::uint32_t per_file) {
  return rounded_up(static_cast<std::uint32_t>(shelf_count(spellings, per_file)));
}

std::size_t number_of(SpellingSide side) {
  return static_cast<std::size_t>(side);
}

bool ends(SpellingSide side) {
  return side == SpellingSide::WordEnd || side == SpellingSide::PairEnd;
}

bool of_pairs(SpellingSide side) {
  return side == SpellingSide::PairBegin || side == SpellingSide::PairEnd;
}

/// Where the last `count` code points begin.
std::size_t tail_of(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  for (; count > 0 && at > 0; --count) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  }
  return at;
}

/// What spellings of one file have in common: two characters of a word, one of a pair.
std::string_view key_of(std::string_view text, SpellingSide side) {
  const std::size_t count = of_pairs(side) ? 1 : 2;
  return ends(side) ? text.substr(tail_of(text, count)) : core::prefix_code_points(text, count);
}

std::string reversed(std::string_view text) {
  std::string out;
  for (std::size_t end = text.size(); end > 0;) {
    const std::size_t begin = tail_of(text.substr(0, end), 1);
    out += text.substr(begin, end - begin);
    end = begin;
  }
  return out;
}

/// All spellings, put into the files where they stand.
class Sorter {
 public:
  Result<void> read(const index::Index& index) {
    auto words = index.for_each_spelling([&](const std::string& word, std::uint32_t count) -> Result<void> {
      words_.push_back({word, index::commonness(count)});
      return {};
    });
    if (!words) return words;
    return index.for_each_frequency([&](const std::string& term, std::uint32_t frequency) -> Result<void> {
      if (index::is_pair(term)) pairs_.push_back({term, index::commonness(frequency)});
      return {};
    });
  }

  SpellingTable sort() {
    SpellingTable table;
    table.words = static_cast<std::uint32_t>(words_.size());
    table.pairs = static_cast<std::uint32_t>(pairs_.size());
    table.word_files = word_file_count(table.words);
    table.pair_files = pair_file_count(table.pairs);
    files_.resize(table.file_count());
    for (std::size_t i = 0; i < kSpellingSides; ++i) {
      const auto side = static_cast<SpellingSide>(i);
      for (const Spelling& spelling : of_pairs(side) ? pairs_ : words_) {
        files_[table.file_of(spelling.text, side)].push_back(spelling);
      }
    }
    return table;
  }

  std::vector<std::vector<Spelling>>& files() { return files_; }

 private:
  std::vector<Spelling> words_, pairs_;
  std::vector<std::vector<Spelling>> files_;
};

}  // namespace

std::uint32_t SpellingTable::file_of(std::string_view text, SpellingSide side) const {
  const std::array<std::uint32_t, kSpellingSides> firsts = {0, word_files, 2 * word_files, 2 * word_files + pair_files};
  return firsts[number_of(side)] + spread_of(key_of(text, side), of_pairs(side) ? pair_files : word_files);
}

void write_spelling_table(ByteWriter& out, const SpellingTable& table) {
  for (const std::uint32_t number : {table.words, table.pairs, table.word_files, table.pair_files}) out.varint(number);
  for (const Hash shelf : table.shelves) out.hash(shelf);
  out.hash(table.readings);
}

SpellingTable read_spelling_table(ByteReader& in) {
  SpellingTable out;
  for (std::uint32_t* number : {&out.words, &out.pairs, &out.word_files, &out.pair_files}) *number = in.varint();
  if (out.word_files > kMaxFiles || out.pair_files > kMaxFiles) in.fail();
  if ((out.words == 0) != (out.word_files == 0) || (out.pairs == 0) != (out.pair_files == 0)) in.fail();
  if (in.failed()) return out;
  const std::size_t shelves = shelf_count(out.file_count(), kSpellingFilesPerShelf);
  for (std::size_t i = 0; i < shelves && !in.failed(); ++i) out.shelves.push_back(in.hash());
  out.readings = in.hash();
  return out;
}

std::uint32_t word_file_count(std::uint32_t words) {
  return files_for(words, kWordsPerFile);
}

std::uint32_t pair_file_count(std::uint32_t pairs) {
  return files_for(pairs, kPairsPerFile);
}

std::string encode_spellings(std::vector<Spelling> spellings, bool by_end) {
  if (by_end) {
    for (Spelling& spelling : spellings) spelling.text = reversed(spelling.text);
  }
  std::sort(spellings.begin(), spellings.end(), [](const Spelling& a, const Spelling& b) { return a.text < b.text; });
  ByteWriter shared, following, bytes, common;
  std::string_view last;
  for (const Spelling& spelling : spellings) {
    const std::string_view rest = rest_against(last, spelling.text);
    shared.varint(static_cast<std::uint32_t>(spelling.text.size() - rest.size()));
    following.varint(static_cast<std::uint32_t>(rest.size()));
    bytes.raw(rest);
    common.varint(spelling.commonness);
    last = spelling.text;
  }
  ByteWriter out;
  out.varint(static_cast<std::uint32_t>(spellings.size()));
  for (const ByteWriter* column : {&shared, &following, &bytes, &common}) out.raw(column->bytes());
  return out.take();
}

Result<std::vector<Spelling>> decode_spellings(std::string_view content, bool by_end, std::string_view name) {
  ByteReader in(content);
  const std::uint32_t count = in.count();
  const auto column = [&] {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < count && !in.failed(); ++i) out.push_back(in.varint());
    return out;
  };
  const std::vector<std::uint32_t> shared = column(), following = column();
  std::vector<Spelling> out;
  std::string last;
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    std::string text = joined_against(in, last, shared[i], following[i]);
    if (text <= last) in.fail();
    out.push_back({text, 0});
    last = std::move(text);
  }
  for (Spelling& spelling : out) {
    spelling.commonness = in.varint();
    if (spelling.commonness == 0 || spelling.commonness > kMaxCommonness) in.fail();
    if (by_end) spelling.text = reversed(spelling.text);
  }
  if (!in.finished()) return damaged(name, "is not a list of spellings");
  return out;
}

bool is_by_end(const SpellingTable& table, std::uint32_t file) {
  if (file < 2 * table.word_files) return file >= table.word_files;
  return file - 2 * table.word_files >= table.pair_files;
}

std::string encode_readings(std::span<const Reading> readings) {
  std::vector<char32_t> characters;
  for (const auto& [character, syllable] : readings) characters.push_back(character);
  ByteWriter out;
  write_characters(out, characters);
  for (const auto& [character, syllable] : readings) out.varint(syllable);
  return out.take();
}

Result<std::vector<Reading>> decode_readings(std::string_view content, std::string_view name) {
  ByteReader in(content);
  std::vector<Reading> out;
  for (const char32_t character : read_characters(in)) out.emplace_back(character, 0);
  for (auto& [character, syllable] : out) {
    const std::uint32_t number = in.varint();
    if (number > std::numeric_limits<std::uint16_t>::max()) in.fail();
    syllable = static_cast<std::uint16_t>(number);
  }
  if (!in.finished()) return damaged(name, "is not a list of readings");
  return out;
}

Result<SpellingTable> write_spellings(const index::Index& index, core::FileSink& sink, const std::string& folder) {
  Sorter sorter;
  if (auto read = sorter.read(index); !read) return read.error();
  SpellingTable table = sorter.sort();
  Shelf shelf;
  for (std::uint32_t file = 0; file < table.file_count(); ++file) {
    auto packed = pack(FileKind::Spellings, encode_spellings(std::move(sorter.files()[file]), is_by_end(table, file)));
    if (!packed) return packed.error();
    shelf.add(fmt::format("{}.bin", file), *std::move(packed));
    if ((file + 1) % kSpellingFilesPerShelf != 0 && file + 1 != table.file_count()) continue;
    auto name = shelf.write(sink, folder);
    if (!name) return name.error();
    table.shelves.push_back(*name);
  }
  return table;
}

}  // namespace lectern::web_index
