package org.minsheng.points.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minsheng.people.Persons;
import org.minsheng.points.internal.Ledger.Entry;
import org.minsheng.points.internal.Ledger.Line;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger of points: what the database itself refuses, corrections, the end of a year. */
class LedgerTests extends RunningServer {

    @Autowired
    private PointsTown town;
    @Autowired
    private Ledger ledger;
    @Autowired
    private Holders holders;
    @Autowired
    private Statements statements;
    @Autowired
    private CorrectingAccount correcting;
    @Autowired
    private BringingHome bringing;
    @Autowired
    private ClosingYear closing;
    @Autowired
    private CheckingPoints checking;
    @Autowired
    private Persons persons;
    @Autowired
    private TransactionTemplate transaction;

    private void write(Line... lines) {
        transaction.executeWithoutResult(status -> ledger.write(Viewer.SYSTEM,
            new Entry(EntryKind.CORRECTION, RequestKey.fresh(), PointsTown.COMMUNITY.county(), "", "", List.of(lines)),
            Instant.now()));
    }

    private int balance(Holder holder) {
        return holders.find(holder.id()).orElseThrow().balance();
    }

    @Test
    void an_entry_that_does_not_add_up_is_refused_by_the_database() {
        var holder = town.holder(10);
        assertThatExceptionOfType(RuntimeException.class)
            .isThrownBy(() -> write(Line.issue(-5), Line.holder(holder.id(), null, 6)))
            .isInstanceOfAny(TransactionSystemException.class, DataAccessException.class);
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> write());
        assertThat(balance(holder)).isEqualTo(10);
    }

    @Test
    void a_balance_below_zero_is_refused_by_the_database() {
        var holder = town.holder(10);
        assertThatExceptionOfType(DataAccessException.class)
            .isThrownBy(() -> write(Line.holder(holder.id(), null, -11), Line.issue(11)));
        assertThat(balance(holder)).isEqualTo(10);
    }

    @Test
    void what_was_written_can_be_neither_changed_nor_deleted_nor_continued() {
        var holder = town.holder(10);
        for (var sql : List.of("update points.line set amount = 99 where holder = " + holder.id().value(),
            "delete from points.line where holder = " + holder.id().value(),
            "delete from points.entry where kind = 'CREDIT'", "update points.entry set reason = 'x'",
            "truncate points.line cascade", "update points.move set pieces = 5",
            "update points.holder set balance = 500 where id = " + holder.id().value(), "insert into points.line "
                + "(entry, book, holder, amount) select entry, 'HOLDER', holder, 5 from points.line where holder = "
                + holder.id().value())) {
            assertThatExceptionOfType(DataAccessException.class).as(sql).isThrownBy(() -> jdbc.sql(sql).update());
        }
        assertThat(balance(holder)).isEqualTo(10);
    }

    @Test
    void the_same_key_is_written_once() {
        var holder = town.holder(0);
        var key = RequestKey.fresh();
        var entry = new Entry(EntryKind.CREDIT, key, PointsTown.COMMUNITY.county(), "", "",
            List.of(Line.issue(-3), Line.holder(holder.id(), null, 3)));
        transaction.executeWithoutResult(status -> assertThat(ledger.write(Viewer.SYSTEM, entry, Instant.now()))
            .isPresent());
        transaction.executeWithoutResult(status -> assertThat(ledger.write(Viewer.SYSTEM, entry, Instant.now()))
            .isEmpty());
        assertThat(balance(holder)).isEqualTo(3);
    }

    @Test
    void a_correction_is_an_entry_with_a_reason_and_never_takes_more_than_is_free() {
        var holder = town.holder(10);
        var secretary = town.viewer(PointsTown.SECRETARY);
        assertThat(correcting.correct(secretary, RequestKey.fresh(), holder.id(), -11, "多记"))
            .isInstanceOf(Refused.class);
        assertThat(correcting.correct(town.viewer("tiyuchang"), RequestKey.fresh(), holder.id(), -1, "别的社区"))
            .isEqualTo(PointsOutcome.NOT_YOURS);
        var key = RequestKey.fresh();
        PointsTown.done(correcting.correct(secretary, key, holder.id(), -4, "多记了一次"));
        PointsTown.done(correcting.correct(secretary, key, holder.id(), -4, "多记了一次"));
        var rows = statements.of(holders.find(holder.id()).orElseThrow(), "").rows();
        assertThat(rows).extracting(Statements.Row::amount).containsExactly(-4, 10);
        assertThat(rows).extracting(Statements.Row::after).containsExactly(6, 10);
        assertThat(rows.getFirst().reason()).isEqualTo("多记了一次");
    }

    @Test
    void points_earned_before_somebody_was_registered_come_home() {
        var person = town.person(PointsTown.phone());
        var own = town.holder(person, 12);
        assertThat(bringing.bring(PointsTown.resident(person), RequestKey.fresh())).isEqualTo(PointsOutcome.NOT_YOURS);
        town.household(person);
        long home = PointsTown.done(bringing.bring(PointsTown.resident(person), RequestKey.fresh()));
        assertThat(balance(own)).isZero();
        assertThat(holders.find(new HolderId(home)).orElseThrow().balance()).isEqualTo(12);
        assertThat(bringing.bring(PointsTown.resident(person), RequestKey.fresh())).isInstanceOf(Refused.class);
    }

    @Test
    void at_the_end_of_a_year_the_oldest_points_that_were_not_spent_expire_once() {
        int year = LocalDate.now().getYear() - 3;
        jdbc.sql("""
                insert into points.standard (area, version, valid_years, made_at, made_by_name, published_at,
                    published_by_name)
                values (:area, 1, 0, now(), 'x', now(), 'x')
                on conflict do nothing
                """).param("area", PointsTown.COMMUNITY.value()).update();
        var holder = town.holder(0);
        town.give(holder, 50, LocalDate.of(year, 6, 1).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant());
        town.give(holder, 7, Instant.now());
        write(Line.holder(holder.id(), null, -20), Line.shop(1, 20));
        closing.close(PointsTown.COMMUNITY.county(), year);
        assertThat(balance(holder)).as("50 earned, 20 of them spent, 7 earned later").isEqualTo(7);
        assertThat(closing.close(PointsTown.COMMUNITY.county(), year)).isZero();
        var overseer = client(PointsTown.SECRETARY);
        assertThat(overseer.get("/console/points").body())
            .contains("年终结转", "entries?kind=EXPIRY&year=" + year, "kind=REDEMPTION,REVERSAL", "kind=EXPIRY,CLOSURE");
        assertThat(overseer.get("/console/points/entries?kind=EXPIRY&year=" + year).body())
            .contains("/console/points/holders/" + holder.id().value(), "−30");
        assertThat(overseer.get("/console/points/entries?kind=EXPIRY&year=" + (year + 1)).body())
            .doesNotContain("/console/points/holders/" + holder.id().value());
        assertThat(balance(holder)).isEqualTo(7);
    }

    @Test
    void whoever_is_erased_leaves_the_ledger_adding_up_and_no_name_in_it() {
        var person = town.person(PointsTown.phone());
        var holder = town.holder(person, 9);
        transaction.executeWithoutResult(status -> persons.erase(Viewer.SYSTEM, person, "测试"));
        var left = holders.find(holder.id()).orElseThrow();
        assertThat(left.person()).isNull();
        assertThat(left.balance()).isZero();
    }

    @Test
    void the_whole_ledger_is_checked_by_one_command() {
        town.holder(5);
        var said = new ByteArrayOutputStream();
        int code = checking.run(List.of(), new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("All points are accounted for.");
    }

    @Test
    void a_card_number_checks_itself() {
        for (int n = 0; n < 200; n++) {
            var card = CardNumber.fresh();
            assertThat(CardNumber.looksLikeOne(card)).isTrue();
            int place = n % 10;
            var wrong = card.substring(0, place) + (char) ('0' + (card.charAt(place) - '0' + 1 + n % 9) % 10)
                + card.substring(place + 1);
            assertThat(CardNumber.looksLikeOne(wrong)).as(card + " " + wrong).isFalse();
        }
    }
}
