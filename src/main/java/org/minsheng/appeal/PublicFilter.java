package org.minsheng.appeal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.minsheng.shared.AreaCode;

/**
 * What everybody may see, narrowed.
 *
 * @param numbers these only; empty for all
 * @param counties within these
 * @param matters about these or what lies below them; empty for all
 * @param from filed at this moment or later
 * @param until filed before this moment
 */
public record PublicFilter(Collection<String> numbers, Collection<AreaCode> counties,
                           Collection<String> matters, Instant from, Instant until, int most) {

    public PublicFilter {
        numbers = List.copyOf(numbers);
        counties = List.copyOf(counties);
        matters = List.copyOf(matters);
    }
}
