/**
 * What deeds are worth: the published standard, a ledger of points that only grows, and the shop where they become
 * goods.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "page", "area", "calendar", "people", "organisation", "account",
    "attachment", "grid", "household", "volunteer"})
package org.minsheng.points;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
