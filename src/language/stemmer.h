#pragma once

#include <string_view>

namespace lectern::language {

/// The English stem, by Xapian's `en` stemmer (Snowball's 'English', once called Porter 2), of a folded word that is
/// made of a to z and apostrophes; any other word as it is. A stem begins as its word does. Lent until the thread's next call. Any thread.
std::string_view stem(std::string_view word);

}  // namespace lectern::language
