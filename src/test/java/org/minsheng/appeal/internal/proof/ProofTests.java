package org.minsheng.appeal.internal.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealFixture;
import org.minsheng.appeal.internal.proof.CheckingHistory.Finding;
import org.minsheng.appeal.internal.proof.CheckingHistory.Kind;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.shared.AreaCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody with every right over the database changes something, and each time the check says what. */
class ProofTests extends AppealFixture {

    @Autowired
    private ChainingHistory chaining;
    @Autowired
    private SealingDay sealing;
    @Autowired
    private CheckingHistory checking;
    @Autowired
    private CheckHistory command;
    @Autowired
    private VerifyFile verify;
    @Autowired
    private Chain chain;
    @Autowired
    private History history;
    @Autowired
    private TransactionTemplate transactions;
    @Autowired
    private JsonMapper json;

    /** What other tests did before this one's appeal is not looked at again each time. */
    private long from = 1;

    /** Filed, accepted and refused, and linked. */
    private Appeal linked() {
        var appeal = taken(clerk(), file(compound(), "路灯不亮，电话 13985200999"),
            new StepRequest.Accept(null, "compound.drain"));
        appeal = taken(clerk(), appeal, new StepRequest.Refuse("不属于社区职责", "请到住建局"));
        awaitLink(appeal);
        return appeal;
    }

    private void awaitLink(Appeal appeal) {
        await().until(() -> chaining.chain() >= 0 && chain.ofAppeal(appeal.id().value()).size() >= 3);
        assertThat(chain.ofAppeal(appeal.id().value())).hasSize(3);
        from = chain.ofAppeal(appeal.id().value()).getFirst().batch();
    }

    /** Changes something, looks, and takes it back; only what the tampering added is told. */
    private List<Finding> after(Runnable tampering) {
        var findings = Objects.requireNonNull(transactions.execute(status -> {
            status.setRollbackOnly();
            Set<Finding> before = new HashSet<>(checking.check(from).findings());
            jdbc.sql("set local session_replication_role = replica").update();
            tampering.run();
            List<Finding> found = new ArrayList<>(checking.check(from).findings());
            found.removeAll(before);
            return found;
        }));
        assertThat(findings).isNotEmpty();
        return findings;
    }

    private void sql(String statement, Object... params) {
        assertThat(jdbc.sql(statement).params(params).update()).isPositive();
    }

    @Test
    void a_changed_note_body_time_or_reporter_is_named() {
        var appeal = linked();
        long id = appeal.id().value();
        var steps = steps(appeal);
        assertThat(after(() -> sql("update appeal.step set note = 'x' where id = ?", steps.getLast())))
            .containsExactly(new Finding(Kind.CHANGED, id, steps.getLast(), "note"));
        assertThat(after(() -> sql("update appeal.appeal set body = '路灯亮了' where id = ?", id)))
            .containsExactly(new Finding(Kind.CHANGED, id, steps.getFirst(), "said"));
        assertThat(after(() -> sql("update appeal.step set at = at - interval '1 day' where id = ?", steps.get(1))))
            .containsExactly(new Finding(Kind.CHANGED, id, steps.get(1), "entry"));
        assertThat(after(() -> sql("update appeal.step set actor_name = '别人' where id = ?", steps.get(1))))
            .containsExactly(new Finding(Kind.CHANGED, id, steps.get(1), "actor"));
        assertThat(after(() -> sql("update appeal.appeal set reporter = null where id = ?", id)))
            .containsExactly(new Finding(Kind.CHANGED, id, steps.getFirst(), "reporter"));
        assertThat(after(() -> sql("update appeal.appeal set state = 'CLOSED' where id = ?", id)))
            .containsExactly(new Finding(Kind.CHANGED, id, steps.getLast(), "state"));
    }

    /** Each field that can be corrected later, with another value for it. */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(Map.entry("kind", "kind = 'QUESTION'"),
        Map.entry("matter", "matter = null"), Map.entry("place", "place_code = '5203270010039999'"),
        Map.entry("urgency", "urgency = 'EMERGENCY'"), Map.entry("on_behalf", "on_behalf = not on_behalf"),
        Map.entry("anonymous", "anonymous = not anonymous"), Map.entry("private", "private = not private"),
        Map.entry("told_by", "told_by = 'SMS'"), Map.entry("verdict", "verdict = 'SATISFIED'"),
        Map.entry("verdict_note", "verdict_note = '很满意'"), Map.entry("answer", "answer = '办好了'"),
        Map.entry("public_title", "public_title = '好事'"), Map.entry("public_answer", "public_answer = '好事'"),
        Map.entry("published", "published_at = now()"), Map.entry("merged_into", "merged_into = id"));

    @Test
    void whoever_changes_how_a_matter_was_sorted_flagged_or_judged_is_found_out_with_the_field() {
        var appeal = linked();
        long id = appeal.id().value();
        var changing = changing(appeal);
        assertThat(changing).hasSizeBetween(2, 3).contains(steps(appeal).getFirst(), steps(appeal).get(1));
        assertThat(OTHERWISE.keySet()).containsExactlyInAnyOrderElementsOf(History.FACTS);
        OTHERWISE.forEach((field, change) ->
            assertThat(after(() -> sql("update appeal.appeal set " + change + " where id = ?", id)))
            .as(field).containsExactly(new Finding(Kind.CHANGED, id, changing.getLast(), field)));
    }

    private List<Long> changing(Appeal appeal) {
        return chain.ofAppeal(appeal.id().value()).stream().filter(entry -> entry.facts() != null)
            .map(Chain.Entry::step).toList();
    }

    @Test
    void what_was_said_of_it_before_a_correction_cannot_be_changed_either() {
        var appeal = linked();
        long id = appeal.id().value();
        var steps = steps(appeal);
        for (var fact : History.FACTS) {
            int at = History.FACTS.indexOf(fact) + 1;
            assertThat(after(() -> sql("update appeal.step set before[" + at + "] = 'x' where id = ?", steps.get(1))))
                .containsExactly(new Finding(Kind.CHANGED, id, steps.getFirst(), fact));
        }
        assertThat(after(() -> sql("update appeal.step set before = null where id = ?", steps.get(1))))
            .contains(new Finding(Kind.CHANGED, id, steps.getFirst(), "matter"));
    }

    @Test
    void a_change_of_facts_that_no_entry_knows_of_is_named() {
        var appeal = linked();
        long id = appeal.id().value();
        var unchanging = steps(appeal).stream().filter(step -> !changing(appeal).contains(step)).toList();
        assertThat(unchanging).isNotEmpty();
        assertThat(after(() -> {
            sql("""
                    update appeal.step
                    set before = appeal.facts(appeal.*)
                    from appeal.appeal
                    where appeal.id = step.appeal and step.id = ?
                    """,
                unchanging.getLast());
            sql("update appeal.appeal set kind = 'QUESTION' where id = ?", id);
        })).containsExactly(new Finding(Kind.CHANGED, id, unchanging.getLast(), "facts"));
    }

    @Test
    void an_entry_of_the_first_form_goes_on_being_checked_as_it_was_sealed() {
        var appeal = linked();
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            var before = new HashSet<>(checking.check(from).findings());
            var first = chain.ofAppeal(appeal.id().value()).getFirst();
            var step = Objects.requireNonNull(history.steps(List.of(first.step())).get(first.step()));
            var hash = step.hash(1, 1, first.closed(), null, Hash.beginning());
            jdbc.sql("set local session_replication_role = replica").update();
            sql("update appeal.proof_entry set form = 1, facts = null, marks = null, hash = ? where step = ?",
                hash, first.step());
            var kinds = checking.check(from).findings().stream().filter(finding -> !before.contains(finding)).toList();
            assertThat(kinds).contains(new Finding(Kind.REWRITTEN, appeal.id().value(), first.step(), "hash"));
            sql("update appeal.appeal set kind = 'QUESTION' where id = ?", appeal.id().value());
            sql("update appeal.step set note = 'x' where id = ?", first.step());
            sql("update appeal.proof_batch set digests = overlay(digests placing ? from ? for 32) where seq = ?", hash,
                first.place() * Chain.DIGEST_BYTES + 17, first.batch());
            assertThat(checking.check(from).findings())
                .contains(new Finding(Kind.CHANGED, appeal.id().value(), first.step(), "note"));
        });
    }

    @Test
    void a_matter_whose_place_moved_says_so_in_its_history() {
        var appeal = file(new AreaCode("5203270010037777"), "搬走的小区路灯不亮");
        book.follow(new AreaCode("5203270010037777"), new AreaCode("5203270010047777"), java.time.Instant.now());
        await().until(() -> chaining.chain() >= 0 && chain.ofAppeal(appeal.id().value()).size() >= 2);
        assertThat(changing(appeal)).hasSize(2);
        from = chain.ofAppeal(appeal.id().value()).getFirst().batch();
        assertThat(after(() -> sql("update appeal.appeal set place_code = '5203270010037777' where id = ?",
            appeal.id().value())))
            .containsExactly(new Finding(Kind.CHANGED, appeal.id().value(), changing(appeal).getLast(), "place"));
        assertThat(book.history(appeal.id())).extracting(step -> step.action().name())
            .containsExactly("FILE", "RELOCATE");
    }

    @Test
    void a_deleted_entry_last_entry_or_appeal_is_named() {
        var appeal = linked();
        long id = appeal.id().value();
        var steps = steps(appeal);
        assertThat(after(() -> sql("delete from appeal.step where id = ?", steps.get(1))))
            .contains(new Finding(Kind.MISSING, id, steps.get(1), "step"));
        assertThat(after(() -> {
            sql("delete from appeal.step where id = ?", steps.getLast());
            sql("delete from appeal.proof_entry where step = ?", steps.getLast());
        })).contains(new Finding(Kind.MISSING, id, steps.getLast(), "chain"));
        assertThat(after(() -> sql("delete from appeal.appeal where id = ?", id)))
            .contains(new Finding(Kind.MISSING, id, steps.getFirst(), "appeal"));
        assertThat(after(() -> {
            sql("delete from appeal.step where appeal = ?", id);
            sql("delete from appeal.proof_entry where appeal = ?", id);
            sql("delete from appeal.proof_secret where appeal = ?", id);
            sql("delete from appeal.appeal where id = ?", id);
        })).extracting(Finding::step).containsExactlyElementsOf(steps);
    }

    @Test
    void whoever_cuts_off_the_newest_batches_with_all_of_theirs_is_found_out_by_what_stands_outside()
            throws Exception {
        sealing.seal(true);
        var appeal = linked();
        long seq = chain.ofAppeal(appeal.id().value()).getFirst().batch();
        var copy = Files.createTempFile("roots", ".json");
        Files.writeString(copy, anybody().get("/ledger/roots.json").body());
        assertThat(anybody().get("/ledger").body()).contains("今天写到这里");
        assertThat(json.readTree(anybody().get("/t/" + appeal.tracking() + "/history.json").body())
            .path("head").path("batch").asLong())
            .isGreaterThanOrEqualTo(seq);
        var told = new ByteArrayOutputStream();
        var findings = after(() -> {
            cut(seq);
            command.run(List.of(copy.toString()), new PrintStream(told, true, StandardCharsets.UTF_8));
        });
        assertThat(findings).contains(new Finding(Kind.CUT, 0, 0, Long.toString(seq)));
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("of the copy is missing here");
    }

    /**
     * As if nothing had been written since: batches, entries and steps are gone, and each appeal stands as its last
     * step left says.
     */
    private void cut(long seq) {
        var appeals = jdbc.sql("select distinct appeal from appeal.proof_entry where batch >= ?").param(seq)
            .query(Long.class).list().toArray(Long[]::new);
        sql("delete from appeal.step where id in (select step from appeal.proof_entry where batch >= ?)", seq);
        sql("delete from appeal.proof_entry where batch >= ?", seq);
        sql("delete from appeal.proof_batch where seq >= ?", seq);
        jdbc.sql("""
                delete from appeal.appeal
                where id = any(?) and not exists (select from appeal.step where step.appeal = appeal.id)
                """)
            .param(appeals).update();
        jdbc.sql("""
            update appeal.appeal
            set state = last.to_state, tier = last.to_tier
            from (
                select distinct on (appeal) appeal, to_state, to_tier
                from appeal.step
                order by appeal, id desc
            ) as last
            where last.appeal = appeal.id and appeal.id = any(?)
            """).param(appeals).update();
    }

    @Test
    void swapped_and_planted_entries_are_named() {
        var appeal = linked();
        long id = appeal.id().value();
        var steps = steps(appeal);
        assertThat(after(() -> sql("""
            update appeal.step
            set at = other.at, action = other.action, note = other.note
            from appeal.step as other
            where step.id in (:one, :two) and other.id in (:one, :two) and step.id <> other.id
            """.replace(":one", steps.get(1).toString()).replace(":two", steps.getLast().toString()))))
            .extracting(Finding::step).contains(steps.get(1), steps.getLast());
        assertThat(after(() -> sql("""
            insert into appeal.step (transaction, appeal, at, action, to_state, to_tier, actor, actor_name)
            select transaction, appeal, at, 'REMIND', to_state, to_tier, actor, actor_name
            from appeal.step
            where id = ?
            """.replace("(transaction", "(id, transaction").replace("select transaction", "select -id, transaction"),
            steps.get(1))))
            .containsExactly(new Finding(Kind.ADDED, id, -steps.get(1), "step"));
    }

    @Test
    void a_chain_rewritten_so_that_it_fits_is_found_out_as_deep_as_it_goes() {
        var appeal = linked();
        sealing.seal(true);
        long last = steps(appeal).getLast();
        var entry = chain.ofAppeal(appeal.id().value()).getLast();
        assertThat(after(() -> rewrite(appeal)))
            .containsExactly(new Finding(Kind.REWRITTEN, appeal.id().value(), last, "hash"));
        assertThat(after(() -> {
            rewrite(appeal);
            rewriteBatch(entry.batch());
        })).extracting(Finding::kind).contains(Kind.BROKEN_BATCH, Kind.BROKEN_PAGE);
    }

    private void rewrite(Appeal appeal) {
        var entries = chain.ofAppeal(appeal.id().value());
        var entry = entries.getLast();
        sql("update appeal.step set note = '从来没有说过' where id = ?", entry.step());
        var secret = Objects.requireNonNull(chain.secrets(List.of(entry.appeal())).get(entry.appeal()));
        var step = Objects.requireNonNull(history.steps(List.of(entry.step())).get(entry.step()));
        var closed = step.commitments(secret);
        sql("update appeal.proof_entry set closed = ?, hash = ? where step = ?", closed,
            step.hash(entry.form(), entry.position(), closed, entry.facts(), entries.get(entries.size() - 2).hash()),
            entry.step());
    }

    private void rewriteBatch(long seq) {
        var digests = new ByteArrayOutputStream();
        List<byte[]> leaves = new ArrayList<>();
        for (var entry : chain.ofBatch(seq)) {
            digests.writeBytes(java.nio.ByteBuffer.allocate(16).putLong(entry.appeal()).putLong(entry.step()).array());
            digests.writeBytes(entry.hash());
            leaves.add(Merkle.leaf(entry.hash()));
        }
        sql("update appeal.proof_batch set digests = ?, root = ? where seq = ?",
            digests.toByteArray(), Merkle.root(leaves), seq);
    }

    @Test
    void a_removed_or_changed_page_or_batch_is_named() {
        var appeal = linked();
        sealing.seal(true);
        var sheet = chain.lastSheet().orElseThrow();
        long batch = chain.ofAppeal(appeal.id().value()).getFirst().batch();
        assertThat(after(() -> sql("update appeal.proof_sheet set day = day - 1 where number = ?", sheet.number())))
            .extracting(Finding::kind).containsExactly(Kind.BROKEN_PAGE);
        assertThat(after(() -> sql("delete from appeal.proof_batch where seq = ?", batch)))
            .extracting(Finding::kind).contains(Kind.BROKEN_PAGE);
    }

    @Test
    void a_kept_copy_of_the_pages_shows_a_ledger_that_was_exchanged_as_a_whole(@TempDir Path folder) throws Exception {
        linked();
        sealing.seal(true);
        var copy = anybody().get("/ledger.json").body();
        var other = Files.writeString(folder.resolve("ledger.json"),
            copy.replaceFirst("\"hash\":\"....", "\"hash\":\"0000"));
        assertThat(run(List.of(other.toString()))).contains("is not the one of the copy");
    }

    private String run(List<String> arguments) {
        var out = new ByteArrayOutputStream();
        command.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_reporters_file_is_valid_and_a_changed_one_names_the_entry(@TempDir Path folder) throws Exception {
        var appeal = linked();
        sealing.seal(true);
        var body = anybody().get("/t/" + appeal.tracking() + "/history.json").body();
        assertThat(body).contains("路灯不亮", "不属于社区职责").doesNotContain("测试9");
        var tree = json.readTree(body);
        assertThat(VerifyingFile.problems(tree)).isEmpty();
        tree.path("entries").forEach(entry -> assertThat(entry.has("page")).isTrue());
        assertThat(body).contains("verdict 7 UNASKED", "anonymous 5 false", "matter 14 compound.drain");
        assertThat(VerifyingFile.problems(json.readTree(body.replace("matter 14 compound.drain",
            "matter 14 compound.light"))))
            .contains("Entry 2: its words were changed (facts)");
        assertThat(VerifyingFile.problems(json.readTree(body.replace("不属于社区职责", "已经修好"))))
            .containsExactly("Entry 3: its words were changed (note)");
        var shorter = (ObjectNode) json.readTree(body);
        shorter.withArray("entries").remove(1);
        assertThat(VerifyingFile.problems(shorter)).first().asString().startsWith("Entry 2: ");
        assertThat(VerifyingFile.problems(json.readTree("{}"))).isNotEmpty();
        var out = new ByteArrayOutputStream();
        var file = Files.writeString(folder.resolve("history.json"), body);
        assertThat(verify.run(List.of(file.toString()), new PrintStream(out, true, StandardCharsets.UTF_8))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Valid: appeal " + appeal.number());
        var wordless = anybody().get("/t/" + appeal.tracking() + "/history.json?words=no");
        assertThat(wordless.body()).doesNotContain("路灯", "13985200999", "职责");
        assertThat(wordless.headers().firstValue("Content-Disposition").orElse(""))
            .as("it does not replace the other on the reporter's disk").contains("-without-words.json");
        assertThat(anybody().get("/t/nobody/history.json").statusCode()).isEqualTo(404);
    }

    @Test
    void the_pages_are_public_and_the_auditor_alone_runs_the_check() {
        linked();
        sealing.seal(true);
        var hash = Hash.hex(chain.lastSheet().orElseThrow().hash());
        assertThat(anybody().get("/ledger").body()).contains(hash);
        assertThat(anybody().get("/ledger.json").body()).contains(hash);
        assertThat(anybody().get("/ledger/roots.json").body()).contains(hash);
        assertThat(anybody().get("/ledger/roots.txt").body()).startsWith(chain.lastSheet().orElseThrow().number() + " ")
            .contains(hash);
        assertThat(client("auditor").post("/console/history/checks", Map.of()).statusCode()).isEqualTo(303);
        assertThat(client("auditor").get("/console/history").body()).contains(hash);
        assertThat(client("clerk").get("/console/history").statusCode()).isEqualTo(403);
    }

    @Test
    void every_entry_of_a_tree_leads_to_the_root() throws IOException {
        for (int size = 1; size < 20; size++) {
            List<byte[]> leaves = new ArrayList<>();
            for (int leaf = 0; leaf < size; leaf++) {
                leaves.add(Hash.of("leaf " + leaf));
            }
            for (int leaf = 0; leaf < size; leaf++) {
                var node = leaves.get(leaf);
                for (var turn : Merkle.path(leaves, leaf)) {
                    node = turn.left() ? Merkle.node(turn.hash(), node) : Merkle.node(node, turn.hash());
                }
                assertThat(node).isEqualTo(Merkle.root(leaves));
            }
        }
        assertThat(Hash.hex(Hash.of("abc")))
            .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    private List<Long> steps(Appeal appeal) {
        return chain.ofAppeal(appeal.id().value()).stream().map(Chain.Entry::step).toList();
    }
}
