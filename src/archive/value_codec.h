#pragma once

#include "archive/archive.h"
#include "core/diagnostic_codec.h"

/// The values of `archive.h` as bytes and back, see `core/codec.h`. `Coder` is the encoder or the decoder.
namespace lectern::archive {

template <typename Coder, typename Value>
void code_date(Coder& coder, Value& date) {
  coder.number(date.year);
  coder.number(date.month);
  coder.number(date.day);
  coder.optional(date.minute_of_day, [&](auto& minute) { coder.number(minute); });
  coder.optional(date.utc_offset_minutes, [&](auto& offset) { coder.signed_number(offset); });
}

template <typename Coder, typename Value>
void code_attachment(Coder& coder, Value& attachment) {
  coder.text(attachment.target);
  coder.text(attachment.label);
  core::code_range(coder, attachment.range);
}

/// Without its source.
template <typename Coder, typename Value>
void code_write_up(Coder& coder, Value& write_up) {
  coder.text(write_up.language);
  coder.number(write_up.body.first);
  coder.number(write_up.body.last);
  coder.text(write_up.title);
  core::code_range(coder, write_up.title_range);
  coder.optional(write_up.date, [&](auto& date) { code_date(coder, date); });
  core::code_range(coder, write_up.date_range);
  coder.list(write_up.guests, [&](auto& guest) {
    coder.text(guest.name);
    coder.text(guest.role);
    core::code_range(coder, guest.range);
  });
  coder.list(write_up.tags, [&](auto& tag) { coder.text(tag); });
  coder.text(write_up.summary);
  coder.list(write_up.videos, [&](auto& video) { code_attachment(coder, video); });
  coder.list(write_up.slides, [&](auto& slides) { code_attachment(coder, slides); });
}

}  // namespace lectern::archive
