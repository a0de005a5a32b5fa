/**
 * The appeals ledger: from what a resident says to the answer that the resident accepts, at the lowest tier that can
 * solve it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "page", "area", "calendar", "people", "organisation",
    "account", "attachment", "grid"})
package org.minsheng.appeal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
