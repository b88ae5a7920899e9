#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "web_index/symbol_table.h"
#include "web_index/text_parser.h"

namespace lectern::web_index {

class BitReader;

/// Packs small texts of one language. May be used from several threads.
class Codebook {
 public:
  /// Learns from a sample of the texts that it shall pack; up to about 256 KiB are worth the time. All must be valid
  /// UTF-8. Equal samples give equal codebooks, on every machine.
  static Codebook train(const std::vector<std::string>& sample);

  /// Reads the content of a codebook's file and checks all of it. `name` is for the message.
  static core::Result<Codebook> decode(std::string_view content, std::string_view name);

  /// `symbols` must be what was trained or read.
  explicit Codebook(SymbolTable symbols);

  const SymbolTable& symbols() const { return symbols_; }

  /// The content of the file.
  std::string encode() const;

  /// `text` must be valid UTF-8; any text can be packed, an empty one as nothing.
  std::string pack(std::string_view text) const;

  /// The text that was packed. `name` is for the message.
  core::Result<std::string> unpack(std::string_view packed, std::string_view name) const;

 private:
  static constexpr std::uint32_t kEnd = UINT32_MAX;

  std::uint32_t read_symbol(BitReader& in) const;
  bool append(std::uint32_t symbol, BitReader& in, std::u16string& text) const;

  SymbolTable symbols_;
  TextParser parser_;
  std::vector<std::uint16_t> codes_;
  std::vector<std::uint32_t> symbol_of_;  ///< by the next kMaxCodeBits bits
};

}  // namespace lectern::web_index
