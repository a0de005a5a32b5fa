package org.minsheng.appeal.internal.console;

import org.jspecify.annotations.Nullable;

/**
 * What colleagues share about one appeal.
 *
 * @param care who of the reader's organisation takes care of it; null when that is not the reader's to say
 */
public record ConsoleDesk(@Nullable ConsoleCare care) {
}
