/** Disputes mediated by the People's Mediation Law: parties, record, agreement, fulfilment, archive. */
@NullMarked
package org.minsheng.volunteer.internal.mediation;

import org.jspecify.annotations.NullMarked;
