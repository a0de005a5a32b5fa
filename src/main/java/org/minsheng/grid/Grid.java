package org.minsheng.grid;

import org.minsheng.shared.AreaCode;

/**
 * The smallest area of government.
 *
 * @param code fifteen digits (GB/T 30428.1): the community's twelve and three of its own
 * @param community the one community it lies in
 */
public record Grid(GridId id, String code, String name, GridKind kind, AreaCode community) {
}
