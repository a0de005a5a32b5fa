package org.minsheng.appeal.internal.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minsheng.appeal.AppealAction;
import org.minsheng.appeal.AppealCourse;
import org.minsheng.appeal.AppealCourse.Milestone;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.similar.Companions;
import org.minsheng.shared.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The steps of many appeals that their reporters read: all but internal notes, as on the reporter's page. */
@Component
class Courses {

    private final JdbcClient jdbc;
    private final Companions companions;

    Courses(JdbcClient jdbc, Companions companions) {
        this.jdbc = jdbc;
        this.companions = companions;
    }

    Map<String, Instant> changed(Collection<String> numbers) {
        Map<String, Instant> changed = new HashMap<>();
        jdbc.sql("""
                select number, (
                    select max(at)
                    from appeal.step
                    where step.appeal = appeal.id and action <> 'NOTE'
                ) as at
                from appeal.appeal
                where number = any(:numbers)
                """)
            .param("numbers", numbers.toArray(String[]::new))
            .query((row, n) -> changed.put(row.getString("number"), Appeal.instantOf(row, "at")))
            .list();
        return changed;
    }

    Map<String, AppealCourse> of(List<Appeal> appeals) {
        var ids = appeals.stream().map(Appeal::id).toList();
        var followers = companions.counts(ids);
        var steps = steps(ids);
        Map<String, AppealCourse> courses = new HashMap<>();
        for (var appeal : appeals) {
            var work = appeal.work();
            courses.put(appeal.number(), new AppealCourse(work.state(), work.tier(), work.round(),
                followers.getOrDefault(appeal.id(), 0), steps.getOrDefault(appeal.id(), List.of())));
        }
        return courses;
    }

    private Map<AppealId, List<Milestone>> steps(Collection<AppealId> appeals) {
        Map<AppealId, List<Milestone>> steps = new HashMap<>();
        jdbc.sql("""
                select appeal, at, action, to_state, to_tier
                from appeal.step
                where appeal = any(:appeals::bigint[]) and action <> 'NOTE'
                order by appeal, id
                """)
            .param("appeals", appeals.stream().map(AppealId::value).toArray(Long[]::new))
            .query((row, n) -> steps
                .computeIfAbsent(new AppealId(row.getLong("appeal")), appeal -> new ArrayList<>())
                .add(new Milestone(Appeal.instantOf(row, "at"), AppealAction.valueOf(row.getString("action")),
                    AppealState.valueOf(row.getString("to_state")), Tier.valueOf(row.getString("to_tier")))))
            .list();
        return steps;
    }
}
