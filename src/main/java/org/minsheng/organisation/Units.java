package org.minsheng.organisation;

import java.util.Collection;
import java.util.Map;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.Viewer;

/** Units by their names, for sheets that name many. */
public interface Units {

    /** Existing organisations of exactly these names in a county, in one query; unknown names are left out. */
    Map<String, OrganisationId> byName(AreaCode county, Collection<String> names);

    /**
     * Enters units of these names within the area, where none of that name exists there.
     *
     * @throws org.springframework.security.access.AccessDeniedException when the viewer may not enter organisations
     * there
     */
    Map<String, OrganisationId> enter(Viewer viewer, AreaCode area, Collection<String> names);
}
