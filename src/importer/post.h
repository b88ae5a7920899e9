#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "core/date.h"

namespace lectern::importer {

/// One block of a source, in the order in which it is read. All texts are valid UTF-8 as `clean_line` leaves them.
struct Block {
  enum class Kind { Text, Heading, Item, Quote, Code, Table, Image };

  Kind kind = Kind::Text;
  int level = 0;         ///< of a heading 1 to 6; of an item its depth, from 1; else 0
  bool ordered = false;  ///< of an item
  /// What can be read, one line: what the rules look at. A line break of the source (`<br>`) ends a block. Of code,
  /// tables and images what they hold: the code, the cells, the alternative text (may be empty).
  std::string text;
  /// The same content as Markdown. Of text, headings, items and quotes their inlines in one line, or empty when they
  /// have no markup: then the drafter escapes `text`. Of code, tables and images the whole block, one or more lines
  /// without a line end at the end; never empty.
  std::string markdown;
  std::size_t line = 1;  ///< of the source, from 1

  friend bool operator==(const Block&, const Block&) = default;
};

/// An image of the source that is to stand beside the lesson.
struct Image {
  std::string reference;  ///< as the source names it
  std::string name;       ///< the file beside the lesson: unique in the post, a safe file name; Markdown links to it

  friend bool operator==(const Image&, const Image&) = default;
};

/// A piece of the source that is not in the result: nothing vanishes silently.
struct LeftOut {
  std::size_t line = 1;
  std::string text;
  std::string reason;  ///< lower-case first letter, no full stop

  friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

/// What a person who imports is told.
struct Finding {
  enum class Certainty {
    Sure,
    Guessed,  ///< most likely right
    Look,     ///< a person has to look, and perhaps to write
  };

  Certainty certainty = Certainty::Sure;
  std::size_t line = 0;  ///< of the source, from 1; 0 for the source as a whole
  std::string message;   ///< lower-case first letter, no full stop

  friend bool operator==(const Finding&, const Finding&) = default;
};

/// A source without its format: what every reader gives, and all that the drafter knows.
struct Post {
  std::string name;                ///< of the source, as people know it
  std::string title;               ///< what the source calls itself (`<title>`, front matter); may be empty
  std::optional<core::Date> date;  ///< one meant for machines: a time element, meta data, front matter
  std::vector<Block> blocks;
  std::vector<Image> images;
  std::vector<LeftOut> left_out;  ///< by the reader: navigation, furniture
  std::vector<Finding> findings;  ///< of the reader

  // What the front matter of a source said beside title and date; for all its languages.
  std::vector<archive::Guest> guests;
  std::vector<std::string> tags;
  std::string summary;
  std::vector<archive::Attachment> videos;  ///< their ranges are not looked at
  std::vector<archive::Attachment> slides;
};

}  // namespace lectern::importer
