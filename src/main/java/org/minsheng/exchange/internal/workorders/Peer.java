package org.minsheng.exchange.internal.workorders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minsheng.exchange.internal.Times;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;

/**
 * Another system that exchanges work orders with this one.
 *
 * @param integration what it signs in with here
 * @param organisation what stands for it in the ledger
 * @param gives whether it gives orders to us
 * @param takes whether it takes orders from us
 */
public record Peer(long id, String name, String url, AccountId integration, OrganisationId organisation,
                   AreaCode area, boolean gives, boolean takes, @Nullable Instant endedAt) {

    static Peer of(ResultSet row, int index) throws SQLException {
        return new Peer(row.getLong("id"), row.getString("name"), row.getString("url"),
            new AccountId(row.getLong("integration")), new OrganisationId(row.getLong("organisation")),
            new AreaCode(row.getString("area")), row.getBoolean("gives"), row.getBoolean("takes"),
            Times.read(row, "ended_at"));
    }

    /** As histories name it. */
    String actor() {
        return "account:" + integration.value();
    }
}
