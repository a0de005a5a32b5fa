/**
 * Doors that are visited: campaigns with their forms and tasks, care at home, patrols, and the app that visitors carry.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "page", "area", "calendar", "people", "organisation", "account",
    "attachment", "grid", "household", "appeal", "volunteer"})
package org.minsheng.visit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
