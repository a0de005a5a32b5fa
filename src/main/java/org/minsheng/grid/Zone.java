package org.minsheng.grid;

import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;

/**
 * A responsibility zone (责任片区) within a grid.
 *
 * @param keeper the unit whose party committee answers for it (包保单位), null while there is none
 */
public record Zone(ZoneId id, String name, GridId grid, AreaCode community, @Nullable OrganisationId keeper) {
}
