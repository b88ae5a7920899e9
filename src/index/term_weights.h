#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace lectern::index {

/// How much each text term of a query tells: what sections are chosen by. Terms that an unfinished word may become
/// have their share of it.
using TermWeights = std::map<std::string, double>;

/// How rare a term is, as Xapian's BM25 takes it into account: ln q of the odds q = (N - n + ½) / (n + ½), with q/2 + 1
/// in place of a q below 2, so that it stays positive. `documents` is N; `frequency`, n, is how many have the term.
double inverse_document_frequency(std::uint32_t documents, std::uint32_t frequency);

}  // namespace lectern::index
