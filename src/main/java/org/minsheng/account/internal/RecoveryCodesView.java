package org.minsheng.account.internal;

import java.util.List;

/**
 * Shown once after a second factor was turned on.
 *
 * @param to where to go on
 */
public record RecoveryCodesView(List<String> codes, String to) {
}
