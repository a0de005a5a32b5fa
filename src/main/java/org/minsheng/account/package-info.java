/**
 * Who is signed in and what that person may see: passwords, second factors, roles, scopes, the table of routes and the
 * audit trail.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "page", "area", "people", "organisation"})
package org.minsheng.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
