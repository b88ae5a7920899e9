#include "web_index/manifest.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/utf8.h"
#include "web_index/file_frame.h"

namespace lectern::web_index {
namespace {

using core::Error;
using Json = nlohmann::ordered_json;

/// How the file ends: a hash of all bytes before this one field.
constexpr std::string_view kCheckKey = "\"check\":\"";
constexpr std::string_view kEnd = "\"}\n";
constexpr std::size_t kCheckBytes = kCheckKey.size() + 2 * kHashBytes + kEnd.size();
/// Integers up to here are exact in browsers.
constexpr std::uint64_t kMaxExactInteger = std::uint64_t{1} << 53;

Json encode_ranking(const Ranking& ranking) {
  Json out;
  out["k1"] = ranking.k1;
  out["b"] = ranking.b;
  out["minNormalizedLength"] = ranking.min_normalized_length;
  out["idfExponent"] = ranking.idf_exponent;
  out["scoreGrain"] = ranking.score_grain;
  out["titleWindow"] = ranking.title_window;
  out["enoughLessons"] = ranking.enough_lessons;
  out["maxPrefixExpansions"] = ranking.max_prefix_expansions;
  out["prefixExpansionScale"] = ranking.prefix_expansion_scale;
  return out;
}

std::string encode_simplified(const std::vector<std::pair<char32_t, char32_t>>& pairs) {
  std::string out;
  for (const auto& [traditional, simplified] : pairs) {
    core::append_utf8(out, traditional);
    core::append_utf8(out, simplified);
  }
  return out;
}

/// Reads members of one object; the first that is missing or of another kind makes the whole fail.
class Members {
 public:
  explicit Members(const Json& object) : object_(object), failed_(!object.is_object()) {}

  template <typename T>
  void number(const char* key, T& out, double lowest, double highest) {
    const Json* member = find(key);
    if (member == nullptr || !member->is_number()) return fail();
    if (std::is_integral_v<T> && !member->is_number_unsigned()) return fail();
    const auto value = member->get<double>();
    if (!(value >= lowest && value <= highest)) return fail();
    out = member->get<T>();
  }

  std::string text(const char* key) {
    const Json* member = find(key);
    if (member != nullptr && member->is_string()) return member->get<std::string>();
    fail();
    return {};
  }

  Hash hash(const char* key) {
    const auto value = parse_hex(text(key));
    if (!value) fail();
    return value.value_or(0);
  }

  const Json& array(const char* key) {
    static const Json kNone = Json::array();
    const Json* member = find(key);
    if (member != nullptr && member->is_array()) return *member;
    fail();
    return kNone;
  }

  const Json& object(const char* key) {
    static const Json kNone = Json::object();
    const Json* member = find(key);
    if (member != nullptr && member->is_object()) return *member;
    fail();
    return kNone;
  }

  void fail() { failed_ = true; }
  bool failed() const { return failed_; }

 private:
  const Json* find(const char* key) const {
    if (failed_) return nullptr;
    const auto member = object_.find(key);
    return member == object_.end() ? nullptr : &*member;
  }

  const Json& object_;
  bool failed_;
};

bool decode_ranking(const Json& json, Ranking& out) {
  Members in(json);
  in.number("k1", out.k1, 0, 1000);
  in.number("b", out.b, 0, 1);
  in.number("minNormalizedLength", out.min_normalized_length, 0, 1000);
  in.number("idfExponent", out.idf_exponent, 0, 1000);
  in.number("scoreGrain", out.score_grain, 1e-12, 1);
  in.number("titleWindow", out.title_window, 0, 1e6);
  in.number("enoughLessons", out.enough_lessons, 0, 1e6);
  in.number("maxPrefixExpansions", out.max_prefix_expansions, 0, 1e6);
  in.number("prefixExpansionScale", out.prefix_expansion_scale, 0, 1);
  return !in.failed();
}

bool decode_simplified(std::string_view text, std::vector<std::pair<char32_t, char32_t>>& out) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t traditional = core::next_code_point(text, at);
    if (at == text.size() || (!out.empty() && out.back().first >= traditional)) return false;
    out.emplace_back(traditional, core::next_code_point(text, at));
  }
  return true;
}

bool decode_chunks(const Json& firsts, const Json& files, std::vector<ChunkPlace>& out) {
  if (firsts.size() != files.size()) return false;
  for (std::size_t i = 0; i < firsts.size(); ++i) {
    if (!firsts[i].is_string() || !files[i].is_string()) return false;
    const auto file = parse_hex(files[i].get<std::string>());
    auto first = firsts[i].get<std::string>();
    const bool in_order = out.empty() ? first.empty() : out.back().first < first;
    if (!file || !in_order) return false;
    out.push_back({std::move(first), *file});
  }
  return true;
}

bool decode_members(const Json& json, Manifest& out) {
  Members in(json);
  in.number("analysis", out.analysis_version, 0, 1e6);
  in.number("index", out.index_version, 0, 1e6);
  in.number("documents", out.document_count, 0, UINT32_MAX);
  in.number("collectionSize", out.collection_size, 0, UINT32_MAX);
  in.number("totalLength", out.total_length, 0, static_cast<double>(kMaxExactInteger));
  const bool ranked = decode_ranking(in.object("ranking"), out.ranking);
  out.documents = in.hash("documentsFile");
  const bool folded = decode_simplified(in.text("simplified"), out.simplified);
  const bool placed = decode_chunks(in.array("chunkFirsts"), in.array("chunkFiles"), out.chunks);
  return ranked && folded && placed && !in.failed();
}

bool is_whole(std::string_view bytes) {
  if (bytes.size() < kCheckBytes) return false;
  const std::string_view checked = bytes.substr(0, bytes.size() - kCheckBytes);
  const std::string_view check = bytes.substr(checked.size());
  if (!check.starts_with(kCheckKey) || !check.ends_with(kEnd)) return false;
  const auto hash = parse_hex(check.substr(kCheckKey.size(), 2 * kHashBytes));
  return hash && *hash == hash_of(checked);
}

}  // namespace

std::string file_path(Hash file) {
  return to_hex(file) + ".bin";
}

std::string encode_manifest(const Manifest& manifest) {
  Json out;
  out["format"] = kFormatVersion;
  out["analysis"] = manifest.analysis_version;
  out["index"] = manifest.index_version;
  out["documents"] = manifest.document_count;
  out["collectionSize"] = manifest.collection_size;
  out["totalLength"] = manifest.total_length;
  out["ranking"] = encode_ranking(manifest.ranking);
  out["documentsFile"] = to_hex(manifest.documents);
  out["simplified"] = encode_simplified(manifest.simplified);
  out["chunkFirsts"] = Json::array();
  out["chunkFiles"] = Json::array();
  for (const ChunkPlace& chunk : manifest.chunks) {
    out["chunkFirsts"].push_back(chunk.first);
    out["chunkFiles"].push_back(to_hex(chunk.file));
  }
  std::string bytes = out.dump();
  bytes.back() = ',';
  const Hash check = hash_of(bytes);
  return bytes.append(kCheckKey).append(to_hex(check)).append(kEnd);
}

core::Result<Manifest> decode_manifest(std::string_view bytes) {
  if (!is_whole(bytes)) return damaged(kManifestName, "does not have the bytes that were written");
  const Json json = Json::parse(bytes, nullptr, false);
  const auto format = json.is_object() ? json.find("format") : json.end();
  if (format == json.end()) return damaged(kManifestName, "is not a manifest");
  if (*format != kFormatVersion) {
    return Error{Error::Code::IndexMismatch, "the web index is in the format of another version of lectern",
                 "build the site again"};
  }
  Manifest manifest;
  if (!decode_members(json, manifest)) return damaged(kManifestName, "is not a manifest");
  return manifest;
}

}  // namespace lectern::web_index
