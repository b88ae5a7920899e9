#include "web_index/card_file.h"

#include "web_index/bytes.h"
#include "web_index/file_frame.h"

namespace lectern::web_index {
namespace {

Hash seal_of(std::string_view path, std::string_view packed) {
  return hash_of(std::string(path).append(packed));
}

void write_texts(ByteWriter& out, const std::vector<std::string>& texts) {
  out.varint(static_cast<std::uint32_t>(texts.size()));
  for (const std::string& text : texts) out.text(text);
}

std::vector<std::string> read_texts(ByteReader& in) {
  std::vector<std::string> texts;
  const std::uint32_t count = in.count();
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) texts.push_back(in.text());
  return texts;
}

void write_sections(ByteWriter& out, const std::vector<core::CardSection>& sections) {
  out.varint(static_cast<std::uint32_t>(sections.size()));
  for (const core::CardSection& section : sections) {
    out.text(section.title);
    out.text(section.anchor);
    out.text(section.text);
  }
}

std::vector<core::CardSection> read_sections(ByteReader& in) {
  std::vector<core::CardSection> sections;
  const std::uint32_t count = in.count();
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    core::CardSection section;
    section.title = in.text();
    section.anchor = in.text();
    section.text = in.text();
    sections.push_back(std::move(section));
  }
  return sections;
}

std::vector<Alternate> read_alternates(ByteReader& in) {
  std::vector<Alternate> alternates;
  const std::uint32_t count = in.count();
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    Alternate alternate;
    alternate.language = in.text();
    alternate.url = in.text();
    alternates.push_back(std::move(alternate));
  }
  return alternates;
}

}  // namespace

std::string encode_card(const CardFile& file) {
  ByteWriter out;
  out.varint(file.document);
  const core::Card& card = file.card;
  for (const std::string* text :
       {&card.lesson, &card.language, &card.url, &card.title, &card.course, &card.course_title, &card.date}) {
    out.text(*text);
  }
  write_texts(out, card.guests);
  write_texts(out, card.tags);
  write_sections(out, card.sections);
  out.varint(static_cast<std::uint32_t>(file.alternates.size()));
  for (const Alternate& alternate : file.alternates) {
    out.text(alternate.language);
    out.text(alternate.url);
  }
  return out.take();
}

core::Result<CardFile> decode_card(std::string_view content, std::string_view name) {
  ByteReader in(content);
  CardFile file;
  file.document = in.varint();
  core::Card& card = file.card;
  for (std::string* text :
       {&card.lesson, &card.language, &card.url, &card.title, &card.course, &card.course_title, &card.date}) {
    *text = in.text();
  }
  card.guests = read_texts(in);
  card.tags = read_texts(in);
  card.sections = read_sections(in);
  file.alternates = read_alternates(in);
  if (!in.finished()) return damaged(name, "is not a card");
  return file;
}

std::string seal(std::string_view path, std::string_view packed) {
  ByteWriter out;
  out.raw(packed);
  out.hash(seal_of(path, packed));
  return out.take();
}

core::Result<std::string_view> unseal(std::string_view path, std::string_view sealed) {
  if (sealed.size() < kHashBytes) return damaged(path, "is cut short");
  const std::string_view packed = sealed.substr(0, sealed.size() - kHashBytes);
  if (ByteReader(sealed.substr(packed.size())).hash() != seal_of(path, packed)) {
    return damaged(path, "does not have the bytes that were written");
  }
  return packed;
}

}  // namespace lectern::web_index
