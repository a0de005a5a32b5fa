package org.minsheng.account.internal.installation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.minsheng.page.Form;

/**
 * The program, its database and the backups that were noted.
 *
 * @param size of the database, in words
 * @param state key of the sentence about the last backup, with its tone
 * @param names of those who noted them, by {@code account:12}
 */
public record InstallationView(String version, String java, String database, String size,
                               Instant startedAt, String state, String tone, List<Backup> backups,
                               Map<String, String> names, Form form) {
}
