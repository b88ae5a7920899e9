// Two steps lead from a file to what reading it gave, both by way of the memory: from its stamp, which the listing of
// its folder tells, to the fingerprint of its bytes, so that a file that nobody touched is not even opened; and from
// that fingerprint to the reading, so that one that was touched but not changed is not parsed.

#include "archive/write_up_reader.h"

#include <utility>

#include "archive/source_text.h"
#include "archive/value_codec.h"
#include "archive/write_up_parser.h"
#include "core/codec.h"
#include "core/diagnostic_codec.h"

namespace lectern::archive {

template <typename Coder, typename Value>
void WriteUpReader::code(Coder& coder, Value& reading) {
  coder.list(reading.write_ups, [&](auto& write_up) { code_write_up(coder, write_up); });
  core::code_diagnostics(coder, reading.problems);
}

WriteUpReader::WriteUpReader(const core::FileSystem& files, const ArchiveRoot& root, const Languages& languages,
                             const BilingualSplitter& split, core::Memory& memory)
    : files_(files),
      root_(root),
      languages_(languages),
      split_(split),
      memory_(memory),
      context_(core::Fingerprinter().add("reading").add(root.shown("")).add(languages.fingerprint()).finish()) {}

std::vector<WriteUp> WriteUpReader::read(const WriteUpFile& file, core::Diagnostics& problems) const {
  const auto stamp = core::Fingerprinter().add("stamp").add(file.file.path).add(file.file.stamp).finish();
  std::optional<core::Fingerprint> content = file.file.stamp == 0 ? std::nullopt : remembered_content(stamp);
  std::optional<Reading> reading = content ? remembered(key_of(file, *content)) : std::nullopt;
  if (!reading) {
    std::optional<std::string> bytes =
        read_bytes(files_, root_.location(file.file.path), root_.shown(file.file.path), file.file.bytes, problems);
    if (!bytes) return {};
    content = core::fingerprint_of(*bytes);
    core::Encoder encoder;
    core::code_fingerprint(encoder, *content);
    if (file.file.stamp != 0) memory_.put(stamp, encoder.take());
    reading = remembered(key_of(file, *content));
    if (!reading) reading = parse(file, *std::move(bytes));
  }
  for (WriteUp& write_up : reading->write_ups) {
    write_up.source = {root_.shown(file.file.path), file.file.path, *content};
  }
  problems.append(std::move(reading->problems));
  return std::move(reading->write_ups);
}

std::optional<core::Fingerprint> WriteUpReader::remembered_content(const core::Fingerprint& stamp) const {
  const auto bytes = memory_.find(stamp);
  if (!bytes) return std::nullopt;
  core::Decoder decoder(*bytes);
  core::Fingerprint content;
  core::code_fingerprint(decoder, content);
  return decoder.succeeded() ? std::optional(content) : std::nullopt;
}

std::optional<WriteUpReader::Reading> WriteUpReader::remembered(const core::Fingerprint& key) const {
  const auto bytes = memory_.find(key);
  if (!bytes) return std::nullopt;
  core::Decoder decoder(*bytes);
  Reading reading;
  code(decoder, reading);
  return decoder.succeeded() ? std::optional(std::move(reading)) : std::nullopt;
}

core::Fingerprint WriteUpReader::key_of(const WriteUpFile& file, const core::Fingerprint& content) const {
  return core::Fingerprinter().add(context_).add(file.file.path).add(file.tag).add(content).finish();
}

WriteUpReader::Reading WriteUpReader::parse(const WriteUpFile& file, std::string bytes) const {
  const core::Fingerprint key = key_of(file, core::fingerprint_of(bytes));
  Reading reading;
  const auto text = decode_text(std::move(bytes), root_.shown(file.file.path), reading.problems);
  if (text) reading.write_ups = WriteUpParser(languages_, split_, reading.problems).parse(file.tag, *text);
  core::Encoder encoder;
  code(encoder, reading);
  memory_.put(key, encoder.take());
  return reading;
}

}  // namespace lectern::archive
