/**
 * Who gives time: units and members registered where they live, teams, activities, mediation, and the deeds that all of
 * it adds up to.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "page", "area", "calendar", "people", "organisation", "account",
    "attachment", "grid", "household", "appeal"})
package org.minsheng.volunteer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
