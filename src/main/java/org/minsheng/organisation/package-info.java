/** Who answers for what, where and since when: organisations and their posts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "page", "area", "people"})
package org.minsheng.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
