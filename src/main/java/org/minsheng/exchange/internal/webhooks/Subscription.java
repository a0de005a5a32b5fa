package org.minsheng.exchange.internal.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAction;
import org.minsheng.exchange.internal.Times;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;

/**
 * Who is told of which steps within which area.
 *
 * @param pages whether it is told of each sealed page of the ledger too
 * @param failures failed attempts since the last that went well
 * @param disabledAt when it was switched off because nothing arrived, null while it works
 */
public record Subscription(long id, AccountId integration, String url, AreaCode area, List<AppealAction> actions,
                           boolean pages, int failures, Instant createdAt, @Nullable Instant disabledAt,
                           @Nullable Instant endedAt) {

    static Subscription of(ResultSet row, int index) throws SQLException {
        var actions = (String[]) row.getArray("actions").getArray();
        return new Subscription(row.getLong("id"), new AccountId(row.getLong("integration")), row.getString("url"),
            new AreaCode(row.getString("area")), Arrays.stream(actions).map(AppealAction::valueOf)
                .toList(), row.getBoolean("pages"),
            row.getInt("failures"),
            Times.of(row, "created_at"), Times.read(row, "disabled_at"), Times.read(row, "ended_at"));
    }
}
