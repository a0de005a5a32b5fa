package org.minsheng.organisation.internal;

import java.util.List;
import org.minsheng.page.Form;

/** One organisation: what it is, its posts now and before, and what belongs to it. */
public record OrganisationView(Organisation organisation, String place, List<PostRow> posts, List<PostRow> former,
                               List<Organisation> children, boolean editable, Form form) {
}
