/** Photos and files: checked by content, stripped of metadata, hashed and kept. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "page"})
package org.minsheng.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
