#include "pipeline/report_codec.h"

#include <utility>
#include <vector>

#include "core/codec.h"
#include "core/diagnostic_codec.h"

namespace lectern::pipeline {
namespace {

struct Count {
  core::LanguageTag language;
  std::size_t write_ups = 0;
};

template <typename Coder, typename Value, typename Counts>
void code_report(Coder& coder, Value& report, Counts& counts) {
  core::code_diagnostics(coder, report.problems);
  coder.text(report.base_url);
  for (auto* number : {&report.silenced, &report.courses, &report.lessons, &report.pages, &report.files}) coder.number(*number);
  coder.list(counts, [&](auto& count) {
    coder.text(count.language);
    coder.number(count.write_ups);
  });
}

}  // namespace

std::string encode_report(const BuildReport& report) {
  std::vector<Count> counts;
  for (const auto& [language, write_ups] : report.write_ups) counts.push_back({language, write_ups});
  core::Encoder encoder;
  code_report(encoder, report, counts);
  return encoder.take();
}

std::optional<BuildReport> decode_report(std::string_view bytes) {
  core::Decoder decoder(bytes);
  BuildReport report;
  std::vector<Count> counts;
  code_report(decoder, report, counts);
  if (!decoder.succeeded()) return std::nullopt;
  for (const Count& count : counts) report.write_ups[count.language] = count.write_ups;
  return report;
}

}  // namespace lectern::pipeline
