package org.minsheng.appeal.internal.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.clock.Limits;
import org.minsheng.appeal.internal.filing.Filing;
import org.minsheng.appeal.internal.filing.FilingAppeal;
import org.minsheng.appeal.internal.filing.FilingStatement;
import org.minsheng.appeal.internal.steps.StepResult;
import org.minsheng.appeal.internal.steps.TakingStep;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invented appeals in every state, on every tier, filed and handled through the same steps as real ones, then aged. */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoAppeals implements DemoStep {

    private static final Logger LOG = LoggerFactory.getLogger(DemoAppeals.class);

    private final FilingAppeal filing;
    private final TakingStep taking;
    private final DemoCourse course;
    private final DemoHours hours;
    private final AppealBook book;
    private final Limits limits;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoAppeals(FilingAppeal filing, TakingStep taking, DemoCourse course, DemoHours hours, AppealBook book,
                Limits limits, JdbcClient jdbc, Clock clock) {
        this.filing = filing;
        this.taking = taking;
        this.course = course;
        this.hours = hours;
        this.book = book;
        this.limits = limits;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    @Transactional
    public void fill() {
        var shipped = shipped();
        if (book.isFiled(key(0))) {
            return;
        }
        jdbc.sql("alter table appeal.step disable trigger step_is_append_only").update();
        for (int line = 0; line < shipped.size(); line++) {
            tell(shipped.get(line), line);
        }
        jdbc.sql("alter table appeal.step enable trigger step_is_append_only").update();
    }

    private void tell(NamedCsvRecord told, int line) {
        var filed = filing.file(Viewer.SYSTEM, filing(told, line));
        for (var letter : told.getField("course").split(" ")) {
            var appeal = book.byNumber(filed.number()).orElseThrow();
            if (letter.isEmpty() || !took(appeal, letter, told.getField("answer"))) {
                break;
            }
        }
        age(book.byNumber(filed.number()).orElseThrow(), Double.parseDouble(told.getField("days")));
    }

    private boolean took(Appeal appeal, String letter, String answer) {
        var next = course.step(letter, appeal, answer);
        var result = taking.take(next.by(), appeal.number(), appeal.version(), RequestKey.fresh(), next.step());
        if (result instanceof StepResult.Refused refused) {
            LOG.warn("The demo's appeal at {} stops before {}: {}", appeal.said().place(),
                next.step().action(), refused.key());
        }
        return result instanceof StepResult.Taken;
    }

    private static Filing filing(NamedCsvRecord told, int line) {
        var phone = told.getField("phone");
        var contact = phone.isEmpty() ? null : new Filing.Contact(new PhoneNumber(phone), told.getField("name"));
        var channel = Channel.valueOf(told.getField("channel"));
        return new Filing(key(line), AppealKind.valueOf(told.getField("kind")), channel,
            told.getField("title"), told.getField("body"), told.getField("matter"),
            new AreaCode(told.getField("place")), told.getField("detail"), null, contact, channel == Channel.GRID,
            channel == Channel.WECHAT_GROUP ? "小区业主交流群" : null, null, line % 9 == 3, false,
            contact == null ? ToldBy.PAGE : ToldBy.SMS, List.of());
    }

    private static RequestKey key(int line) {
        return RequestKey.from("demo appeal " + line);
    }

    /** Moves an appeal with its history into the past, as if its steps had been taken then. */
    private void age(Appeal appeal, double days) {
        var now = clock.instant();
        var county = appeal.said().place().county();
        var channel = appeal.said().channel();
        var times = hours.of(county, now.minusSeconds((long) (days * 86_400)), book.history(appeal.id()).size(),
            channel != Channel.PLATE && channel != Channel.WEB, now);
        var filedAt = times.getFirst();
        jdbc.sql("""
                with taken as (
                    select step.id, told.at
                    from (select id, row_number() over (order by id) as position
                        from appeal.step
                        where appeal = :appeal) step
                    join unnest(:times::text[]) with ordinality as told (at, position) using (position)
                ), moved as (
                    update appeal.step
                    set at = taken.at::timestamptz,
                        due_at = :dueAt::timestamptz
                    from taken
                    where step.id = taken.id
                    returning step.action, step.at
                )
                update appeal.appeal
                set filed_at = :filedAt::timestamptz, due_at = :dueAt::timestamptz,
                    number = county || '-' || :day || '-' || lpad(serial::text, 6, '0'),
                    dispatched_at = case when dispatched_at is not null then (select max(at) from moved
                        where action = 'DISPATCH') end,
                    signed_at = case when signed_at is not null then (select max(at) from moved
                        where action = 'SIGN') end,
                    answered_at = (select max(at) from moved where action = 'ANSWER'),
                    closed_at = case when closed_at is not null then (select max(at) from moved) end,
                    published_at = case when published_at is not null then (select max(at) from moved) end
                where id = :appeal
                """)
            .param("appeal", appeal.id().value())
            .param("filedAt", FilingStatement.time(filedAt))
            .param("dueAt", FilingStatement.time(limits.due(county, appeal.said().kind(),
                appeal.clocks().urgency(), appeal.work().tier(), filedAt)))
            .param("day", filedAt.atZone(clock.getZone()).toLocalDate().toString().replace("-", ""))
            .param("times", times.stream().map(Instant::toString).toArray(String[]::new))
            .update();
    }

    private static List<NamedCsvRecord> shipped() {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(
                new ClassPathResource("appeal/demo.csv").getInputStream(), StandardCharsets.UTF_8))) {
            return csv.stream().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
