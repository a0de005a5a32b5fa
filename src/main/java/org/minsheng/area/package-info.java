/**
 * Divisions, compounds, buildings, units, doors and their plates; every place has a hierarchical code, and "within" is
 * a prefix.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "page"})
package org.minsheng.area;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
