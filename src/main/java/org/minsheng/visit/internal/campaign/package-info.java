/**
 * A campaign asks every household that a filter finds: shared out among visitors, followed live, closed with a report.
 */
@NullMarked
package org.minsheng.visit.internal.campaign;

import org.jspecify.annotations.NullMarked;
