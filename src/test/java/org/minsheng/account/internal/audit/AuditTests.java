package org.minsheng.account.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.minsheng.account.internal.audit.CheckingTrail.Finding;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody changes what was written without being found out, and nobody waits for it. */
@Beside
class AuditTests extends RunningServer {

    @Autowired
    private AuditTrail trail;

    @Autowired
    private CheckingTrail checking;

    @Autowired
    private TransactionTemplate transactions;

    private long write(String what) {
        var subject = "test:" + UUID.randomUUID();
        trail.record(Viewer.SYSTEM, "test." + what, subject, Map.of("state", "old"), Map.of("state", "new"));
        return jdbc.sql("select id from account.audit_entry where subject = ?").param(subject)
            .query(Long.class).single();
    }

    private long sealed(String what) {
        long id = write(what);
        awaitSeal(id);
        return id;
    }

    private void awaitSeal(long id) {
        await("entry " + id + " is sealed").until(() -> isSealed(id));
    }

    private boolean isSealed(long id) {
        return jdbc.sql("""
            select exists (
                select 1
                from account.audit_batch b
                join account.audit_entry e on e.transaction >= b.from_transaction and e.transaction < b.to_transaction
                where e.id = ?)
            """).param(id).query(Boolean.class).single();
    }

    /** Does as somebody with all rights over the database would, looks, and takes it back. */
    private Finding after(String tampering, Object... params) {
        Supplier<Finding> tampered = () -> Objects.requireNonNull(transactions.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql(tampering).params(params).update();
            return checking.check();
        }));
        return tampered.get();
    }

    @Test
    void the_trail_as_written_is_sound() {
        sealed("sound");
        assertThat(checking.check()).isInstanceOf(Finding.Sound.class);
    }

    @Test
    void a_changed_entry_is_named() {
        long id = sealed("change");
        assertThat(after("update account.audit_entry set after = '{\"state\": \"other\"}' where id = ?", id))
            .isInstanceOfSatisfying(Finding.Changed.class, changed -> assertThat(changed.entry()).isEqualTo(id));
        assertThat(after("update account.audit_entry set actor = 'account:1' where id = ?", id))
            .isInstanceOf(Finding.Changed.class);
        assertThat(after("update account.audit_entry set at = at - interval '1 microsecond' where id = ?", id))
            .isInstanceOf(Finding.Changed.class);
    }

    @Test
    void a_deleted_entry_is_named() {
        long id = sealed("delete");
        assertThat(after("delete from account.audit_entry where id = ?", id))
            .isInstanceOfSatisfying(Finding.Missing.class, missing -> assertThat(missing.entry()).isEqualTo(id));
    }

    @Test
    void an_entry_put_in_later_under_an_old_transaction_is_named() {
        long id = sealed("insert");
        assertThat(after("""
            insert into account.audit_entry (transaction, at, actor, action, subject)
            select transaction, at, 'account:1', 'test.planted', 'test:planted'
            from account.audit_entry
            where id = ?
            """, id)).isInstanceOf(Finding.Added.class);
    }

    @Test
    void a_changed_or_removed_seal_breaks_the_chain() {
        sealed("seal");
        sealed("another seal");
        assertThat(after("update account.audit_batch set hash = sha256('x') where seq = 1"))
            .isEqualTo(new Finding.Broken(1));
        assertThat(after("delete from account.audit_batch where seq = 1")).isEqualTo(new Finding.Broken(1));
    }

    @Test
    void the_database_itself_refuses_to_change_the_trail() {
        long id = write("refuse");
        assertThatThrownBy(() -> jdbc.sql("update account.audit_entry set actor = 'x' where id = ?").param(id).update())
            .isInstanceOf(DataAccessException.class).hasMessageContaining("only ever appended");
        assertThatThrownBy(() -> jdbc.sql("delete from account.audit_entry where id = ?").param(id).update())
            .isInstanceOf(DataAccessException.class);
    }

    @Test
    void writers_wait_neither_for_each_other_nor_for_the_sealer() throws Exception {
        var opened = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> transactions.execute(status -> {
                long id = write("slow");
                opened.countDown();
                awaitQuietly(finish);
                return id;
            }));
            assertThat(opened.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            for (int count = 0; count < 20; count++) {
                threads.submit(() -> write("quick")).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            finish.countDown();
            long id = Objects.requireNonNull(slow.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            awaitSeal(id);
        }
        assertThat(checking.check()).isInstanceOf(Finding.Sound.class);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void the_auditor_reads_it_and_nobody_else() {
        long id = write("read");
        assertThat(client("auditor").get("/console/audit?action=test.").body()).contains("test.read");
        assertThat(client("auditor").get("/console/audit/" + id).body()).contains("old").contains("new");
        assertThat(client("auditor").get("/console/audit.csv?action=test.read").body()).contains("test.read");
        for (var other : new String[] {"admin", "security", "leader", "clerk"}) {
            assertThat(client(other).get("/console/audit").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void what_was_done_is_said_in_words_and_found_by_them_and_by_names() {
        client("tiyuchang").get("/console");
        var signIns = client("auditor").get("/console/audit?actor=" + encoded("王永芳") + "&action=" + encoded("登录"))
            .body();
        assertThat(signIns).contains("王永芳", "登录 <code>account.sign-in</code>", "账号 王永芳");
        assertThat(client("auditor").get("/console/audit?actor=tiyuchang").body()).contains("王永芳");
        assertThat(client("auditor").get("/console/audit?actor=" + encoded("没有这个人")).body()).contains("没有符合条件的记录");
        var system = client("auditor").get("/console/audit?actor=" + encoded("系统") + "&action=" + encoded("演示")).body();
        assertThat(system).contains("系统", "写入演示");
    }

    /** Whoever writes a new one says in both languages what it is. */
    @Test
    void every_action_that_is_written_has_words() throws IOException {
        var words = PropertiesLoaderUtils.loadProperties(new ClassPathResource("messages/account-audit.properties"))
            .stringPropertyNames();
        var written = Pattern.compile("(?:audit|trail)\\.record\\((?:[^\"();]|\\([^()]*\\))*\"([a-z]+\\.[a-z_-]+)\"");
        var wrong = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                var found = written.matcher(Files.readString(file));
                while (found.find()) {
                    var key = AuditWords.DID + found.group(1);
                    if (key.endsWith("-") ? words.stream().noneMatch(one -> one.startsWith(key))
                        : !words.contains(key)) {
                        wrong.add(found.group(1));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
