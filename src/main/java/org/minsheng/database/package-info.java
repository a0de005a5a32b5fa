/** Where the rows live: the embedded or an external PostgreSQL, and the migrations of every module in their order. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package org.minsheng.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
