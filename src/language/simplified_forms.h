#pragma once

namespace lectern::language {

/// The simplified form of a traditional Han character; any other code point as it is. Needs NFKC: compatibility
/// ideographs are not in the table.
char32_t simplified(char32_t code_point);

}  // namespace lectern::language
