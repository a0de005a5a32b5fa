/** How a community is cut into grids, zones and ten-household units, who answers in each, and who did on any day. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "page", "area", "people", "organisation", "account"})
package org.minsheng.grid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
