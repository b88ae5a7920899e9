#pragma once

#include "archive/archive.h"
#include "core/diagnostic.h"
#include "core/error.h"
#include "history/change_times.h"

namespace lectern::history {

/// How much later a translation may have changed before anybody is told: the work of one day is one change.
inline constexpr Time kTolerance = 24 * 60 * 60;

/// Notes each write-up that did not change when one of the same lesson in another file did (`translation-older`). What
/// is not committed counts as changed at `now`; files that git knows nothing of are not judged.
void report_older_translations(const archive::Archive& archive, const ChangeTimes& times, Time now,
                               core::Diagnostics& problems);

/// Notes that a shallow clone cannot tell (`history-shallow`), or that git did not (`history-unreadable`).
void report_shallow(const archive::Archive& archive, core::Diagnostics& problems);
void report_unreadable(const archive::Archive& archive, const core::Error& error, core::Diagnostics& problems);

}  // namespace lectern::history
