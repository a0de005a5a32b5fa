package org.minsheng.exchange.internal.open311;

import org.jspecify.annotations.Nullable;

/**
 * A request that came through Open311, as its dossier tells it.
 *
 * @param known null for an appeal that came another way
 */
public record RequestView(MediaBook.@Nullable OfAppeal known) {
}
