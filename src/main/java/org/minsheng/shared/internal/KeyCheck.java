package org.minsheng.shared.internal;

import java.util.Arrays;
import java.util.List;
import org.minsheng.shared.StartFailure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Compares the keys at hand with those that the database was sealed under, before anything is read or written. */
record KeyCheck(JdbcClient jdbc, TransactionOperations transactions) {

    private record Known(String name, byte[] checkValue, boolean indexes) {

        boolean is(VaultKey key) {
            return name.equals(key.name()) && Arrays.equals(checkValue, key.checkValue());
        }
    }

    /** @throws StartFailure when a key that data may be sealed under is missing, or the indexes were made by another */
    void pass(List<VaultKey> ring) {
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("lock table shared.vault_key in exclusive mode").update();
            var known = known();
            known.forEach(kept -> refuseWithout(kept, ring));
            for (var key : ring) {
                if (known.stream().noneMatch(kept -> kept.is(key))) {
                    remember(key, known.isEmpty() && key == ring.getLast());
                }
            }
        });
    }

    private static void refuseWithout(Known kept, List<VaultKey> ring) {
        if (ring.stream().noneMatch(kept::is)) {
            throw new StartFailure("start.key-other", kept.name(),
                String.join(", ", ring.stream().map(VaultKey::name).toList()));
        }
        if (kept.indexes() && !kept.is(ring.getLast())) {
            throw new StartFailure("start.key-order", kept.name());
        }
    }

    private List<Known> known() {
        return jdbc.sql("""
                select name, check_value, indexes
                from shared.vault_key
                """)
            .query((row, number) -> new Known(row.getString("name"), row.getBytes("check_value"),
                row.getBoolean("indexes")))
            .list();
    }

    private void remember(VaultKey key, boolean indexes) {
        jdbc.sql("""
                insert into shared.vault_key (name, check_value, indexes)
                values (:name, :checkValue, :indexes)
                """)
            .param("name", key.name())
            .param("checkValue", key.checkValue())
            .param("indexes", indexes)
            .update();
    }
}
