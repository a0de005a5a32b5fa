/**
 * Who lives behind a door: households, their people and what may be known about them, on which basis and for how long.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "page", "area", "calendar", "people", "organisation", "account",
    "attachment", "grid"})
package org.minsheng.household;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
