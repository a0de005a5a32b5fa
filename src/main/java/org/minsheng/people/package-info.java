/** Persons with their encrypted phone and identity numbers, and who unmasked what, and why. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "page", "area"})
package org.minsheng.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
