#pragma once

#include "core/fingerprint.h"

namespace lectern::pipeline {

/// Stands for this program, down to its libraries: another build or version of any of them has another. What one
/// program made is no answer to another's question.
core::Fingerprint program_fingerprint();

}  // namespace lectern::pipeline
