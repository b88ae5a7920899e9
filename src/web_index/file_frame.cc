#include "web_index/file_frame.h"

#include <fmt/format.h>
#include <libdeflate.h>

#include <memory>

namespace lectern::web_index {
namespace {

using core::Error;

constexpr std::string_view kMagic = "LWI";
constexpr std::size_t kHeaderBytes = 8;
/// Of files that every reader loads: the last byte is worth the time.
constexpr int kBestLevel = 12;
/// Chunks and the like are most of the work. The best level takes three times as long and saves one byte in 55 of them.
constexpr int kFastLevel = 9;
/// Deflate cannot say more than 258 bytes in 2 bits.
constexpr std::size_t kMaxDeflateRatio = 1032;

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};
struct FreeDecompressor {
  void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

using Compressor = std::unique_ptr<libdeflate_compressor, FreeCompressor>;

/// One of each level a thread: they are large, and chunks are many and small.
libdeflate_compressor* compressor_for(FileKind kind) {
  thread_local const Compressor fast(libdeflate_alloc_compressor(kFastLevel));
  thread_local const Compressor best(libdeflate_alloc_compressor(kBestLevel));
  return (kind == FileKind::Chunk || kind == FileKind::Spellings ? fast : best).get();
}

std::string header(FileKind kind, std::size_t size) {
  std::string bytes(kMagic);
  bytes += static_cast<char>(kind);
  for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(size >> shift);
  return bytes;
}

std::size_t unpacked_size(std::string_view packed) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < 4; ++i) size |= std::size_t{static_cast<unsigned char>(packed[4 + i])} << (8 * i);
  return size;
}

}  // namespace

core::Result<std::string> pack(FileKind kind, std::string_view content) {
  if (content.size() > kMaxUnpackedBytes) {
    return Error{Error::Code::InvalidUsage,
                 fmt::format("a file of the web index would hold {} MiB, more than browsers are asked to take",
                             content.size() >> 20),
                 "split the longest write-up into several lessons"};
  }
  libdeflate_compressor* const compressor = compressor_for(kind);
  if (compressor == nullptr) return Error{Error::Code::Io, "not enough memory to compress the web index", {}};
  std::string packed = header(kind, content.size());
  packed.resize(kHeaderBytes + libdeflate_zlib_compress_bound(compressor, content.size()));
  const std::size_t written = libdeflate_zlib_compress(compressor, content.data(), content.size(),
                                                       packed.data() + kHeaderBytes, packed.size() - kHeaderBytes);
  packed.resize(kHeaderBytes + written);
  return packed;
}

core::Result<std::string> unpack(FileKind kind, std::string_view packed, std::string_view name) {
  if (packed.size() < kHeaderBytes || packed.substr(0, 4) != header(kind, 0).substr(0, 4)) {
    return damaged(name, "does not begin as it should");
  }
  const std::string_view stream = packed.substr(kHeaderBytes);
  std::string content;
  const std::size_t size = unpacked_size(packed);
  if (size > kMaxUnpackedBytes || size > stream.size() * kMaxDeflateRatio) {
    return damaged(name, "claims an impossible size");
  }
  content.resize(size);
  thread_local const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor(
      libdeflate_alloc_decompressor());
  if (!decompressor) return Error{Error::Code::Io, "not enough memory to read the web index", {}};
  std::size_t consumed = 0;
  const auto outcome = libdeflate_zlib_decompress_ex(decompressor.get(), stream.data(), stream.size(), content.data(),
                                                     content.size(), &consumed, nullptr);
  if (outcome != LIBDEFLATE_SUCCESS || consumed != stream.size()) return damaged(name, "does not unpack");
  return content;
}

core::Error damaged(std::string_view name, std::string_view what) {
  return {Error::Code::Corrupt, fmt::format("{} of the web index is damaged: it {}", name, what),
          "build the site again"};
}

}  // namespace lectern::web_index
