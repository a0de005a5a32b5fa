package org.minsheng.account.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.minsheng.account.ExportSource;
import org.minsheng.account.internal.audit.CheckingTrail.Finding;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.Client;
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

    @Autowired
    private List<ExportSource> sources;

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

    @Test
    void an_entry_tells_in_words_what_was_changed_and_keeps_what_is_sealed() {
        var dispatched = entry("appeal.dispatch", "before ->> 'state' = 'ACCEPTED' and after ->> 'state' = 'DISPATCHED'"
            + " and after ->> 'holder' is not null");
        var holder = jdbc.sql("""
            select name from organisation.organisation
            where id = (select (after ->> 'holder')::bigint from account.audit_entry where id = ?)
            """).param(dispatched).query(String.class).single();
        assertThat(client("auditor").get("/console/audit/" + dispatched).body())
            .contains("<td title=\"state\">状态</td>", "title=\"ACCEPTED\">待派单</del>", "title=\"DISPATCHED\">待签收</ins>",
                "<td title=\"holder\">办理单位</td>", ">" + holder + "</ins>", "签封的原文",
                "\"state\": \"DISPATCHED\"");
        assertThat(english().get("/console/audit/" + dispatched).body())
            .contains("<td title=\"state\">state</td>", ">To be dispatched</del>", "As it is sealed");
        var signed = entry("appeal.sign", "before ->> 'tier' = after ->> 'tier'");
        assertThat(client("auditor").get("/console/audit/" + signed).body())
            .contains("<td title=\"tier\">层级</td><td title=");
    }

    @Test
    void places_times_yes_and_no_are_told_as_offices_write_them() {
        var subject = "test:" + UUID.randomUUID();
        trail.record(Viewer.SYSTEM, "test.words", subject, null, Map.of("place", "520302", "published",
            "2026-11-23T06:05:00+00:00", "shared", true, "duties", List.of("greenery", "desk"), "on", "2026-11-24",
            "person", 12, "mergedInto", 0, "unheard", "LEFT_AS_IT_IS", "note", ""));
        var page = client("auditor").get("/console/audit/" + entry(subject)).body();
        assertThat(page).contains("title=\"520302\">红花岗", "2026年11月23日 周一 14:05", "title=\"true\">是</ins>",
            "绿化、受理分派", "2026年11月24日", "title=\"12\">居民 12</ins>", "title=\"0\">无</ins>",
            "<td title=\"unheard\">unheard</td>",
            ">LEFT_AS_IT_IS</ins>", "title=\"\">无</ins>");
        var english = english().get("/console/audit/" + entry(subject)).body();
        assertThat(english).contains(">yes</ins>", "greenery, intake and dispatch", ">none</ins>");
    }

    /** A screen of entries asks for the names of each kind once, however many rows there are. */
    @Test
    void what_entries_are_about_is_called_by_its_name_in_the_list() {
        var body = client("auditor").get("/console/audit?action=appeal.file").body();
        assertThat(body).containsPattern("诉求 520\\d{3}-\\d{8}-\\d+");
    }

    @Test
    void a_resident_who_acted_is_called_a_resident() {
        var resident = new Viewer(null, "王秀英", new PersonId(987_654_321), List.of());
        trail.record(resident, "test.resident", "thing:1", null, Map.of());
        assertThat(client("auditor").get("/console/audit?action=test.resident").body())
            .containsPattern(">\\s*居民 987654321").doesNotContain("王秀英");
    }

    @Test
    void steps_of_the_demo_without_a_sign_in_name_the_post_or_organisation_that_acted() {
        assertThat(jdbc.sql("""
            select distinct split_part(actor, ':', 1) from account.audit_entry
            where action in ('appeal.accept', 'appeal.dispatch', 'appeal.sign', 'appeal.answer')
              and at < (select min(at) + interval '10 minutes' from account.audit_entry)
            """).query(String.class).list()).contains("post").doesNotContain("anonymous");
        var post = jdbc.sql("""
            select actor from account.audit_entry
            where actor like 'post:%' and action = 'appeal.sign'
            limit 1
            """).query(String.class).single();
        var title = jdbc.sql("""
            select organisation.name || ' · ' || post.title
            from organisation.post
            join organisation.organisation on organisation.id = post.organisation_id
            where post.id = ?
            """).param(Long.parseLong(post.substring(5))).query(String.class).single();
        assertThat(client("auditor").get("/console/audit?actor=" + encoded(post)).body()).contains(title);
    }

    /** Nobody who signed in is called by a number, and no field of a demo's entry by its code. */
    @Test
    void every_field_that_is_written_has_words() throws IOException {
        var words = PropertiesLoaderUtils.loadProperties(new ClassPathResource("messages/account-audit.properties"))
            .stringPropertyNames();
        var wrong = new TreeSet<>(jdbc.sql("""
            select distinct split_part(action, '.', 1) || ' ' || split_part(subject, ':', 1) || ' ' || field
            from account.audit_entry
            cross join lateral jsonb_object_keys(case when jsonb_typeof(after) = 'object' then after
                when jsonb_typeof(before) = 'object' then before else '{}' end) as field
            where action not like 'test.%' and action not in ('appeal.import-map', 'appeal.import-done',
                'visit.freeze-campaign')
            """).query(String.class).list());
        var record = Pattern.compile("(?:audit|trail)\\.(?:record|place)\\(");
        var field = Pattern.compile("(?:Map\\.of\\(|, |\\.put\\()\"([a-zA-Z0-9-]+)\", ?[^)]");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                var text = Files.readString(file);
                var call = record.matcher(text);
                while (call.find()) {
                    var states = text.indexOf("Map.of(", call.end());
                    var end = text.indexOf(";", call.end());
                    if (states > 0 && states < end) {
                        field.matcher(text.substring(states, end)).results()
                            .forEach(found -> wrong.add("- - " + found.group(1)));
                    }
                }
            }
        }
        wrong.removeIf(one -> {
            var parts = one.split(" ");
            return words.contains(AuditWords.FIELD + parts[2])
                || words.contains(AuditWords.FIELD + parts[1] + "." + parts[2]);
        });
        assertThat(wrong).isEmpty();
    }

    private Client english() {
        var reader = anybody().signIn("auditor");
        reader.post("/preferences", Map.of("language", "en", "back", "/console"));
        return reader;
    }

    private long entry(String subject) {
        return jdbc.sql("select id from account.audit_entry where subject = ?").param(subject).query(Long.class)
            .single();
    }

    private long entry(String action, String condition) {
        return jdbc.sql("select id from account.audit_entry where action = ? and " + condition + " order by id limit 1")
            .param(action).query(Long.class).single();
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

    @Test
    void a_table_is_told_by_its_name_and_not_by_its_code() {
        var subject = "account:" + UUID.randomUUID().getMostSignificantBits();
        trail.record(Viewer.SYSTEM, "page.columns", subject, null, Map.of("table", "overdue"));
        assertThat(client("auditor").get("/console/audit/" + entry(subject)).body())
            .contains("title=\"overdue\">逾期通报</ins>");
        assertThat(english().get("/console/audit/" + entry(subject)).body()).contains(">overdue circular</ins>");
        var export = "export:" + UUID.randomUUID();
        trail.record(Viewer.SYSTEM, "account.ask-export", export, null, Map.of("kind", "visit-answers"));
        assertThat(client("auditor").get("/console/audit/" + entry(export)).body())
            .contains("title=\"visit-answers\">逐户走访结果</ins>");
    }

    @Test
    void every_table_that_is_kept_or_exported_has_a_name_in_both_languages() throws IOException {
        var named = Pattern.compile("page\\.columns\\(\"([a-z-]+)\"");
        var tables = new TreeSet<>(sources.stream().map(ExportSource::kind).toList());
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            for (var file : files.filter(one -> one.toString().endsWith(".jte")).toList()) {
                named.matcher(Files.readString(file)).results().forEach(found -> tables.add(found.group(1)));
            }
        }
        assertThat(tables).hasSizeGreaterThan(30);
        for (var language : List.of("", "_en")) {
            var words = PropertiesLoaderUtils.loadProperties(
                new ClassPathResource("messages/account-audit" + language + ".properties")).stringPropertyNames();
            assertThat(tables).as("account-audit" + language)
                .allMatch(table -> words.contains("account.audit.table." + table));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
