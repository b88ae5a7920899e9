#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace lectern::site {

/// What a template is filled with: texts, flags, lists and objects by name. Built once, moved, not copied.
///
/// A name that is absent is looked up in the object around; so what an object does not have is set all the same, to
/// the empty text or an empty list, which `{{#name}}` skips.
class Data {
 public:
  Data();
  Data(Data&&) noexcept;
  Data& operator=(Data&&) noexcept;
  ~Data();

  Data& text(const std::string& name, const std::string& value);
  Data& flag(const std::string& name, bool value);
  Data& object(const std::string& name, Data value);
  /// Also the flag `has_<name>`, for what stands around a list.
  Data& list(const std::string& name, std::vector<Data> values);
  /// `count`, and `one` when it is 1: words that differ by number choose by it.
  Data& count(std::size_t value);

  /// Whether something has that name, be it empty: `title`, or `lessons.title` of what is in a list or an object.
  bool has(std::string_view path) const;

 private:
  friend class Template;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Where a template's text is no Mustache.
struct SyntaxFault {
  std::string message;
  std::size_t offset = 0;  ///< bytes
};
std::optional<SyntaxFault> syntax_fault(const std::string& text);

/// A parsed template. Texts are escaped where they are put in, except by `{{{name}}}`. Rendering is safe from several
/// threads at once and never fails: what the data does not have is left out.
class Template {
 public:
  /// `text` has no partials left in it (see `expand`); `name` is for the message when it does not parse.
  static core::Result<Template> parse(std::string_view name, const std::string& text);
  Template(Template&&) noexcept;
  Template& operator=(Template&&) noexcept;
  ~Template();

  /// Names are looked up in the last of `layers` first.
  std::string render(std::initializer_list<const Data*> layers) const;

 private:
  struct Impl;
  explicit Template(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace lectern::site
