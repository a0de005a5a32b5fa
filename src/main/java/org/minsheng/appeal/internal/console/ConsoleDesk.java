package org.minsheng.appeal.internal.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentId;

/**
 * What colleagues share about one appeal.
 *
 * @param care who of the reader's organisation takes care of it; null when that is not the reader's to say
 * @param watching whether the reader watches it
 * @param watchers everybody who does, by name
 * @param before photos that came with the appeal
 * @param marked whether there is a mark that this reader may see
 * @param after photos that came with the latest answer
 */
public record ConsoleDesk(@Nullable ConsoleCare care, boolean watching,
                          List<String> watchers, List<AttachmentId> before, List<AttachmentId> after, boolean marked) {
}
