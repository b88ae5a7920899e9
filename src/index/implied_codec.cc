#include "index/implied_codec.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <system_error>

#include "core/fingerprint.h"
#include "core/utf8.h"
#include "index/schema.h"

namespace lectern::index {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";
constexpr std::uint8_t kStrong = 8;

Places first_of(Places places) {
  return places & (~places + 1);
}

Places earlier(Places a, Places b) {
  return a == 0 || b == 0 ? a | b : std::min(first_of(a), first_of(b));
}

bool has(const DocumentTerms& own, const std::string& term) {
  const auto found = std::lower_bound(own.terms.begin(), own.terms.end(), term,
                                      [](const TermUse& use, const std::string& wanted) { return use.term < wanted; });
  return found != own.terms.end() && found->term == term;
}

/// Takes a decimal number from the beginning of `bytes`.
std::optional<std::size_t> take_number(std::string_view& bytes) {
  std::size_t out = 0;
  const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), out);
  if (error != std::errc()) return std::nullopt;
  bytes.remove_prefix(static_cast<std::size_t>(end - bytes.data()));
  return out;
}

std::optional<std::string> take_word(std::string_view& bytes) {
  if (!bytes.starts_with(' ')) return std::nullopt;
  bytes.remove_prefix(1);
  const auto size = take_number(bytes);
  if (!size || !bytes.starts_with(':') || *size == 0 || *size >= bytes.size()) return std::nullopt;
  std::string out(bytes.substr(1, *size));
  bytes.remove_prefix(1 + *size);
  if (core::first_invalid_utf8(out)) return std::nullopt;
  return out;
}

}  // namespace

std::vector<ImpliedTerm> implied_of(const DocumentTerms& own, std::span<const ImpliedTerm> given) {
  std::vector<ImpliedTerm> sorted(given.begin(), given.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const ImpliedTerm& a, const ImpliedTerm& b) { return a.term < b.term; });
  std::vector<ImpliedTerm> out;
  for (ImpliedTerm& term : sorted) {
    term.level = static_cast<std::uint8_t>(std::min<unsigned>(term.level, kMaxImpliedLevel));
    term.place = first_of(term.place);
    if (!out.empty() && out.back().term == term.term) {
      ImpliedTerm& same = out.back();
      same.level = std::max(same.level, term.level);
      same.strong = same.strong || term.strong;
      same.place = earlier(same.place, term.place);
    } else if (!has(own, term.term)) {
      out.push_back(std::move(term));
    }
  }
  return out;
}

std::uint64_t implied_key(std::span<const ImpliedTerm> given) {
  if (given.empty()) return 0;
  core::Fingerprinter out;
  for (const ImpliedTerm& term : given) {
    out.add(term.term).add(std::uint64_t{term.level} << 1U | (term.strong ? 1U : 0U)).add(term.place);
  }
  return out.finish().low;
}

std::string name_of(const ImpliedTerm& implied) {
  std::string out = kImpliedPrefix;
  out += kDigits[implied.level + (implied.strong ? kStrong : 0U)];
  return out += implied.term;
}

std::optional<ImpliedTerm> read_name(std::string_view name) {
  const std::string_view prefix = kImpliedPrefix;
  if (!name.starts_with(prefix) || name.size() < prefix.size() + 2) return std::nullopt;
  const std::size_t digit = kDigits.find(name[prefix.size()]);
  if (digit == std::string_view::npos) return std::nullopt;
  return ImpliedTerm{std::string(name.substr(prefix.size() + 1)), static_cast<std::uint8_t>(digit % kStrong),
                     digit >= kStrong, 0};
}

std::string encode_implied_places(std::span<const ImpliedTerm> implied) {
  std::string out;
  for (const ImpliedTerm& term : implied) {
    out.push_back(static_cast<char>(term.place == 0 ? 0 : 1 + std::countr_zero(term.place)));
  }
  return out;
}

std::optional<Places> decode_implied_place(char byte) {
  const auto number = static_cast<unsigned char>(byte);
  if (number == 0) return Places{0};
  if (number > 1 + kMaxPassages) return std::nullopt;
  return Places{1} << (number - 1U);
}

std::string encode_rendering(const Rendering& rendering) {
  std::string out = std::to_string(rendering.confidence);
  for (const std::string& word : rendering.words) out += fmt::format(" {}:{}", word.size(), word);
  return out;
}

std::optional<Rendering> decode_rendering(const std::string& term, std::string_view bytes) {
  const auto confidence = take_number(bytes);
  if (!confidence || *confidence == 0 || *confidence > kMaxConfidence) return std::nullopt;
  Rendering out{term, static_cast<std::uint8_t>(*confidence), {}};
  while (!bytes.empty()) {
    auto word = take_word(bytes);
    if (!word) return std::nullopt;
    out.words.push_back(*std::move(word));
  }
  if (out.words.empty() || out.words.size() > kMaxRenderingWords) return std::nullopt;
  return out;
}

core::Result<void> check_renderings(std::span<const Rendering> renderings) {
  for (const Rendering& rendering : renderings) {
    if (decode_rendering(rendering.term, encode_rendering(rendering)) == rendering) continue;
    return core::Error{core::Error::Code::InvalidUsage,
                       fmt::format("no rendering of a term: \"{}\" with a confidence of {} and {} words",
                                   rendering.term, rendering.confidence, rendering.words.size()),
                       "a confidence is 1 to 15, and there are one to three words, none of them empty"};
  }
  return {};
}

}  // namespace lectern::index
