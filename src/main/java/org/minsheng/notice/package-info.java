/** What is told to whom by which channel, and whether it arrived. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "page", "area", "people", "organisation", "account", "grid",
    "household", "appeal", "visit", "volunteer", "cooperation", "points"})
package org.minsheng.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
