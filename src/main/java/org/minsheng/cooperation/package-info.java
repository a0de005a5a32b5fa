/**
 * Who does what for whom: agreements with units and what they promise, orders from the need to the thanks, whistles
 * that call responders in.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "page", "area", "calendar", "people", "organisation", "account",
    "attachment", "grid", "household", "appeal", "volunteer"})
package org.minsheng.cooperation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
