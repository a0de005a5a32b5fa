/** The demo's units, members, groups and a year of activities. */
@NullMarked
package org.minsheng.volunteer.internal.demo;

import org.jspecify.annotations.NullMarked;
