/** What goes in and out between this system and others: Open311, webhooks and work orders of hotlines. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "page", "area", "people", "organisation",
    "account", "attachment", "appeal"})
package org.minsheng.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
