package org.minsheng.shared.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minsheng.shared.StartFailure;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** A node with another key than the database's does not start. */
class VaultKeyTests extends RunningServer {

    private static final VaultKey FIRST = VaultKey.parse("11".repeat(32));
    private static final VaultKey SECOND = VaultKey.parse("22".repeat(32));

    @Autowired
    TransactionOperations transactions;

    @Test
    @Transactional
    void a_wrong_key_is_told_at_start() {
        jdbc.sql("delete from shared.vault_key").update();
        check(List.of(FIRST));
        assertThatCode(() -> check(List.of(FIRST))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(List.of(SECOND)))
            .isInstanceOf(StartFailure.class)
            .hasMessageContaining("sealed under the key " + FIRST.name());
    }

    @Test
    @Transactional
    void a_new_key_is_put_on_top_of_the_old_one() {
        jdbc.sql("delete from shared.vault_key").update();
        check(List.of(FIRST));
        check(List.of(SECOND, FIRST));
        assertThat(jdbc.sql("select name from shared.vault_key where indexes").query(String.class).list())
            .containsExactly(FIRST.name());
        assertThatThrownBy(() -> check(List.of(FIRST))).hasMessageContaining(SECOND.name());
        assertThatThrownBy(() -> check(List.of(FIRST, SECOND))).hasMessageContaining("must stay on the last line");
    }

    private void check(List<VaultKey> ring) {
        new KeyCheck(jdbc, transactions).pass(ring);
    }
}
