#pragma once

#include <cstdint>

#include "archive/archive.h"
#include "core/card.h"
#include "core/fingerprint.h"
#include "markdown/document.h"
#include "pipeline/write_ups.h"

namespace lectern::pipeline {

/// What the index and the search page get to know of a write-up.
core::Card make_card(const WriteUpPlace& place, const markdown::Document& document);

/// Of all that the card is made of; `program` stands for what makes it.
std::uint64_t card_key(const core::Fingerprint& program, const archive::SiteSettings& site, const WriteUpPlace& place);

}  // namespace lectern::pipeline
