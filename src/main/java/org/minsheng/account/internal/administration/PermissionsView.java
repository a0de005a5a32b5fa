package org.minsheng.account.internal.administration;

import java.util.List;

/** The table of routes as administrators read it. */
public record PermissionsView(List<Row> rows) {

    /** @param who in words */
    public record Row(String method, String path, String who, String scope) {
    }
}
