package org.minsheng.area;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.GeoPoint;
import org.minsheng.shared.Slice;
import org.jspecify.annotations.Nullable;

/** What other modules ask about places. */
public interface Places {

    Optional<Place> at(AreaCode code);

    Optional<Place> byId(PlaceId id);

    /** The place whose plate carries this token; empty when unknown, or when the plate was withdrawn. */
    Optional<Place> byPlate(String token);

    /** As people say it below the county: 龙泉街道体育场社区凤凰苑3栋2单元501. */
    String address(AreaCode code);

    /** The same for many places in one query; unknown codes are left out. */
    Map<AreaCode, String> addresses(Collection<AreaCode> codes);

    /** Short names of many places in one query. */
    Map<AreaCode, String> names(Collection<AreaCode> codes);

    /**
     * Short names of all that exists below, down to the doors, in one query: for whoever compares many addresses at
     * once.
     */
    Map<AreaCode, String> namesWithin(AreaCode area);

    /** Existing places directly below, by code, from after the cursor (a code). */
    Slice<Place> children(AreaCode parent, @Nullable String after, int size);

    /** Every existing door within an area, by code. */
    List<AreaCode> doors(AreaCode within);

    /**
     * Existing places whose name or address contains the words, within any of the areas, best first, at most
     * {@code limit}.
     */
    List<Place> search(String words, Collection<AreaCode> within, int limit);

    /** The counties that this installation serves. */
    List<Place> counties();

    /** Where the government of a county sits; empty where nobody has entered it. */
    Optional<GeoPoint> seat(AreaCode county);

    /** The number that people of a county call, as printed on its plates; empty when there is none. */
    String hotline(AreaCode county);
}
