package org.minsheng.appeal.internal.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What colleagues share about one appeal.
 *
 * @param care who of the reader's organisation takes care of it; null when that is not the reader's to say
 * @param watching whether the reader watches it
 * @param watchers everybody who does, by name
 */
public record ConsoleDesk(@Nullable ConsoleCare care, boolean watching, List<String> watchers) {
}
