/**
 * Which days are working days: the public holidays and make-up days of each year, and what a county adds of its own.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "page", "area"})
package org.minsheng.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
