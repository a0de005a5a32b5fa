/** How a page is made: shells, menus, texts, formats, forms and errors, so that every screen looks and fails alike. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package org.minsheng.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
