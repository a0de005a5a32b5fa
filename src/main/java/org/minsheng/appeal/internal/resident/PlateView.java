package org.minsheng.appeal.internal.resident;

import java.util.List;
import org.minsheng.grid.Answerable;
import org.minsheng.shared.AreaCode;

/**
 * What stands behind a plate.
 *
 * @param name of the place within its community, {@code around} the town and community around it
 * @param wall the community whose published matters are shown
 * @param desk who takes a word in here, empty when no desk is staffed
 * @param people the head of ten households and the grid worker of the door
 * @param hotline empty when there is none
 */
public record PlateView(String token, String name, String around, AreaCode wall, String desk, String hotline,
                        List<Answerable> people) {
}
