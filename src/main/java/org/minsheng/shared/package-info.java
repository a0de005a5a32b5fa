/** Values that every module speaks: codes, ids, scopes, slices, the audit trail and the vault as interfaces. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.minsheng.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
