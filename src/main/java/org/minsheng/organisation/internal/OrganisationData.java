package org.minsheng.organisation.internal;

import org.jspecify.annotations.Nullable;
import org.minsheng.organisation.OrganisationKind;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;

/** What somebody writes down about an organisation. */
record OrganisationData(OrganisationKind kind, String name, AreaCode area,
                        @Nullable OrganisationId parent, String phone) {
}
