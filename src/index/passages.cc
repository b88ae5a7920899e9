#include "index/passages.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/utf8.h"

namespace lectern::index {
namespace {

std::size_t bytes_of(const core::CardSection& section) {
  return section.title.size() + section.text.size();
}

/// Fills passages up to `limit` bytes.
class Cutter {
 public:
  explicit Cutter(std::size_t limit) : limit_(limit) {}

  void add(const core::CardSection& section) {
    if (bytes_of(section) > limit_ && !section.text.empty()) return add_lines(section);
    if (!fits(bytes_of(section))) begin_passage(false);
    append(section);
  }

  std::vector<Passage> take() { return std::move(passages_); }

 private:
  bool fits(std::size_t bytes) const { return filled_ == 0 || filled_ + bytes <= limit_; }

  void append(core::CardSection section) {
    filled_ += bytes_of(section) + 1;  // an empty section counts too
    passages_.back().sections.push_back(std::move(section));
  }

  void begin_passage(bool continues) {
    passages_.push_back({continues, {}});
    filled_ = 0;
  }

  void add_lines(const core::CardSection& section) {
    bool begun = false;
    for (std::string_view rest = section.text; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
      if (const std::size_t needed = line.size() + (begun ? 0 : section.title.size()); !fits(needed)) {
        begin_passage(begun);
        append({section.title, section.anchor, std::string(line)});
      } else if (!begun) {
        append({section.title, section.anchor, std::string(line)});
      } else {
        passages_.back().sections.back().text += '\n';
        passages_.back().sections.back().text += line;
        filled_ += line.size() + 1;
      }
      begun = true;
    }
  }

  std::size_t limit_;
  std::size_t filled_ = 0;  ///< bytes of the last passage
  std::vector<Passage> passages_{1};
};

}  // namespace

std::vector<Passage> passages_of(const core::Card& card) {
  for (std::size_t limit = kPassageBytes;; limit *= 2) {
    Cutter cutter(limit);
    for (const core::CardSection& section : card.sections) cutter.add(section);
    std::vector<Passage> passages = cutter.take();
    if (passages.size() <= kMaxPassages) return passages;
  }
}

bool is_common(std::string_view term, std::uint32_t frequency, std::uint32_t collection) {
  constexpr std::uint32_t kFew = 64;
  return core::prefix_code_points(term, 1).size() == term.size() || frequency > std::max(kFew, collection / 4);
}

Places told_places(Places places, bool common) {
  const Places passages = places & ~kInFacts;
  if (!common) return places;
  return passages == 0 ? kInFacts : passages & (~passages + 1);
}

}  // namespace lectern::index
