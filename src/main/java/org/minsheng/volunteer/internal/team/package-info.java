/** Teams with their roster, shifts and log: volunteers, night patrols, mediators. */
@NullMarked
package org.minsheng.volunteer.internal.team;

import org.jspecify.annotations.NullMarked;
