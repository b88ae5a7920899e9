#pragma once

#include "core/codec.h"
#include "core/diagnostic.h"
#include "core/fingerprint.h"

/// Diagnostics and what they are made of as bytes and back, see `codec.h`.
namespace lectern::core {

template <typename Coder, typename Value>
void code_fingerprint(Coder& coder, Value& fingerprint) {
  coder.number(fingerprint.high);
  coder.number(fingerprint.low);
}

template <typename Coder, typename Value>
void code_range(Coder& coder, Value& range) {
  coder.number(range.line);
  coder.number(range.column);
  coder.number(range.end_column);
}

template <typename Coder, typename Value>
void code_excerpt(Coder& coder, Value& excerpt) {
  coder.text(excerpt.text);
  coder.number(excerpt.skipped);
}

template <typename Coder, typename Value>
void code_diagnostic(Coder& coder, Value& diagnostic) {
  coder.number(diagnostic.severity);
  coder.text(diagnostic.code);
  coder.text(diagnostic.file);
  code_range(coder, diagnostic.range);
  coder.text(diagnostic.message);
  coder.text(diagnostic.hint);
  code_excerpt(coder, diagnostic.source_line);
}

inline void code_diagnostics(Encoder& encoder, const Diagnostics& diagnostics) {
  encoder.list(diagnostics.all(), [&](const Diagnostic& diagnostic) { code_diagnostic(encoder, diagnostic); });
}

inline void code_diagnostics(Decoder& decoder, Diagnostics& diagnostics) {
  std::vector<Diagnostic> all;
  decoder.list(all, [&](Diagnostic& diagnostic) { code_diagnostic(decoder, diagnostic); });
  for (Diagnostic& diagnostic : all) {
    if (diagnostic.severity > Severity::Error) return decoder.fail();
    diagnostics.add(std::move(diagnostic));
  }
}

}  // namespace lectern::core
