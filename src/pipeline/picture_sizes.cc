#include "pipeline/picture_sizes.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/codec.h"
#include "core/parallel.h"

namespace lectern::pipeline {
namespace {

using site::PictureReading;

template <typename Coder, typename Value>
void code_reading(Coder& coder, Value& reading) {
  coder.number(reading.size.width);
  coder.number(reading.size.height);
  coder.number(reading.damaged);
}

std::vector<const archive::Asset*> pictures_of(const archive::Archive& archive) {
  std::vector<const archive::Asset*> out;
  const auto add = [&](const std::vector<archive::Asset>& assets) {
    for (const archive::Asset& asset : assets) {
      if (site::is_picture(asset.path)) out.push_back(&asset);
    }
  };
  for (const archive::Course& course : archive.courses) {
    add(course.assets);
    for (const archive::Lesson& lesson : course.lessons) add(lesson.assets);
  }
  return out;
}

PictureReading look_into(const archive::Asset& asset) {
  std::ifstream file(asset.source, std::ios::binary);
  if (!file) return {};
  return site::read_picture(asset.path, [&](std::uint64_t offset, std::size_t count) {
    std::string bytes(count, '\0');
    file.clear();
    file.seekg(static_cast<std::streamoff>(offset));
    file.read(bytes.data(), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return bytes;
  });
}

/// Without a stamp nobody can tell whether a file is the same still.
PictureReading reading_of(const archive::Asset& asset, core::Memory& memory) {
  if (asset.stamp == 0) return look_into(asset);
  core::Fingerprinter makings;
  makings.add("picture").add(asset.source.string()).add(asset.stamp).add(std::uint64_t{asset.bytes});
  const core::Fingerprint key = makings.finish();
  if (const auto bytes = memory.find(key)) {
    PictureReading known;
    core::Decoder decoder(*bytes);
    code_reading(decoder, known);
    if (decoder.succeeded()) return known;
  }
  const PictureReading fresh = look_into(asset);
  core::Encoder encoder;
  code_reading(encoder, fresh);
  memory.put(key, encoder.take());
  return fresh;
}

}  // namespace

core::Result<PictureSizes> PictureSizes::read(const archive::Archive& archive, core::Memory& memory) {
  const std::vector<const archive::Asset*> pictures = pictures_of(archive);
  std::vector<PictureReading> readings(pictures.size());
  auto looked = core::for_each_in_parallel(pictures.size(), [&](std::size_t i) {
    readings[i] = reading_of(*pictures[i], memory);
    return core::Result<void>();
  });
  if (!looked) return looked.error();
  PictureSizes out;
  core::Fingerprinter all;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const PictureReading& reading = readings[i];
    all.add(reading.size.width).add(reading.size.height).add(reading.damaged);
    out.readings_.emplace(pictures[i]->source.string(), reading);
  }
  out.fingerprint_ = all.finish();
  return out;
}

PictureReading PictureSizes::of(const archive::Asset& asset) const {
  const auto found = readings_.find(asset.source.string());
  return found == readings_.end() ? PictureReading() : found->second;
}

}  // namespace lectern::pipeline
