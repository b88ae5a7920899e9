#include "web_index/manifest.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/corruption.h"

using namespace lectern;
using namespace lectern::web_index;

namespace {

Manifest example() {
  Manifest manifest;
  manifest.analysis_version = 3;
  manifest.index_version = 4;
  manifest.document_count = 480;
  manifest.collection_size = 240;
  manifest.total_length = 123456789;
  manifest.ranking = {1.2, 0.1 + 0.2, 0.5, 1.5, 1e-6, 12, 10, 8, 1.0 / 3};
  manifest.simplified = {{U'傳', U'传'}, {U'區', U'区'}};
  manifest.documents = 0x00000000000000AB;
  manifest.chunks = {{"", 1}, {"quo\"te", 2}, {"大", 0xFFFFFFFFFFFFFFFF}};
  return manifest;
}

/// The manifest with one member changed, and its check made right again.
std::string changed(const std::function<void(nlohmann::ordered_json&)>& change) {
  auto json = nlohmann::ordered_json::parse(encode_manifest(example()));
  json.erase("check");
  change(json);
  std::string bytes = json.dump();
  bytes.back() = ',';
  return bytes + "\"check\":\"" + to_hex(hash_of(bytes)) + "\"}\n";
}

core::Error::Code code_of(const std::string& bytes) {
  const auto manifest = decode_manifest(bytes);
  REQUIRE_FALSE(manifest);
  return manifest.error().code;
}

}  // namespace

TEST_CASE("a manifest reads back to the last bit") {
  CHECK(decode_manifest(encode_manifest(example())).value() == example());
  Manifest empty;
  empty.ranking.score_grain = 1;
  CHECK(decode_manifest(encode_manifest(empty)).ok());
}

TEST_CASE("a manifest of another format asks for a new build") {
  CHECK(code_of(changed([](auto& json) { json["format"] = kFormatVersion + 1; })) == core::Error::Code::IndexMismatch);
}

TEST_CASE("a manifest that breaks a rule is damaged though its check is right") {
  using Json = nlohmann::ordered_json;
  const std::function<void(Json&)> changes[] = {
      [](Json& json) { json.erase("format"); },
      [](Json& json) { json.erase("documents"); },
      [](Json& json) { json["documents"] = -1; },
      [](Json& json) { json["documents"] = 4294967296; },
      [](Json& json) { json["documents"] = 1.5; },
      [](Json& json) { json["totalLength"] = "12"; },
      [](Json& json) { json["ranking"] = Json::array(); },
      [](Json& json) { json["ranking"]["scoreGrain"] = 0; },
      [](Json& json) { json["ranking"].erase("k1"); },
      [](Json& json) { json["simplified"] = "傳"; },
      [](Json& json) { json["simplified"] = "區区傳传"; },
      [](Json& json) { json["documentsFile"] = "ab"; },
      [](Json& json) { json["chunkFirsts"].push_back("zz"); },
      [](Json& json) { json["chunkFirsts"][0] = "a"; },
      [](Json& json) { json["chunkFirsts"][1] = "龙"; },
      [](Json& json) { json["chunkFiles"][1] = 7; },
      [](Json& json) { json["chunkFiles"] = Json::object(); },
  };
  for (const auto& change : changes) CHECK(code_of(changed(change)) == core::Error::Code::Corrupt);
}

TEST_CASE("no truncation and no flipped bit of a manifest goes unnoticed") {
  const std::string bytes = encode_manifest(example());
  for_each_truncation(bytes, [](const std::string& cut) { REQUIRE_FALSE(decode_manifest(cut)); });
  for_each_flip(bytes, 3000, [](const std::string& flipped) { REQUIRE_FALSE(decode_manifest(flipped)); });
  CHECK(code_of("<!doctype html><title>Not found</title>") == core::Error::Code::Corrupt);
  CHECK(code_of("") == core::Error::Code::Corrupt);
}
