package org.minsheng.visit.internal.campaign;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OnlyIf;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.internal.campaign.TaskBook.OpenTask;
import org.minsheng.visit.internal.form.Field;
import org.minsheng.visit.internal.form.FormVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the demo's visitors found at their doors, the same at every first start; three statements for a campaign. */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoWalks {

    private record Walk(long task, String state, int tries, String outcome, String answers, OffsetDateTime at) {
    }

    private final TaskBook tasks;
    private final Answers answers;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoWalks(TaskBook tasks, Answers answers, JdbcClient jdbc, Clock clock) {
        this.tasks = tasks;
        this.answers = answers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void walk(CampaignId campaign, FormVersion form, int share, int days) {
        var random = new Random(campaign.value());
        var walks = new ArrayList<Walk>();
        for (var task : tasks.open(campaign, new AreaCode("52"))) {
            int eager = Math.floorMod(task.grid() * 31 + task.visitor() * 7, 41) - 20;
            if (task.visitor() != 0 && random.nextInt(100) < share + eager) {
                walks.add(walked(task, form, random, days));
            }
        }
        write(campaign, form, walks);
    }

    private Walk walked(OpenTask task, FormVersion form, Random random, int days) {
        var at = LocalDate.now(clock).minusDays(1 + random.nextInt(days))
            .atTime(LocalTime.of(9, 0).plusMinutes(random.nextInt(11 * 60)))
            .atZone(clock.getZone()).toOffsetDateTime();
        int luck = random.nextInt(100);
        if (luck < 86) {
            return new Walk(task.id().value(), "DONE", 1, "ANSWERED",
                answers.store(form.definition(), said(form, random)), at);
        }
        return luck < 89 ? new Walk(task.id().value(), "REFUSED", 1, "DECLINED", "{}", at)
            : luck < 92 ? new Walk(task.id().value(), "UNREACHED", 3, "NOBODY_HOME", "{}", at)
            : new Walk(task.id().value(), "OPEN", 1 + random.nextInt(2), "NOBODY_HOME", "{}", at);
    }

    private static Map<String, Object> said(FormVersion form, Random random) {
        var said = new LinkedHashMap<String, Object>();
        for (var field : form.definition().fields()) {
            var answer = answer(field, random);
            if (answer != null) {
                said.put(field.key(), answer);
            }
        }
        return form.definition().kept(said);
    }

    /** The first choices are said most often; what is personal is left out. */
    private static @Nullable Object answer(Field field, Random random) {
        if (field.personal()) {
            return null;
        }
        return switch (field.kind()) {
            case CHOICE -> field.options().isEmpty() ? null : field.options().get(few(random, field.options().size()))
                .value();
            case CHOICES -> field.options()
                .isEmpty() ? null : List.of(field.options().get(few(random, field.options().size())).value());
            case NUMBER -> Math.min(field.most(), field.least() + 1 + random.nextInt(5));
            case TEXT, DATE, PHOTO, PLACE, GROUP, NOTE -> null;
        };
    }

    private static int few(Random random, int options) {
        return Math.min(options - 1, (int) (random.nextDouble() * random.nextDouble() * options));
    }

    private void write(CampaignId campaign, FormVersion form, List<Walk> walks) {
        jdbc.sql("""
                with walk as (
                    select *
                    from unnest(:tasks::bigint[], :states::text[], :tries::int[], :outcomes::text[], :answers::text[],
                        :times::timestamptz[], :keys::uuid[]) as one (task, state, tries, outcome, answers, at, key)
                ), made as (
                    insert into visit.result (client_key, campaign, task, outcome, state, form_version, answers, note,
                        by_account, by_person, by_name, at, received_at)
                    select key, :campaign, walk.task, outcome,
                        case outcome when 'NOBODY_HOME' then 'KEPT' else 'COUNTS' end, :form, answers::jsonb, '',
                        visitor.account, case when visitor.account is null then visitor.person end, visitor.name, at, at
                    from walk
                    join visit.task on task.id = walk.task
                    join visit.visitor on visitor.id = task.visitor
                    returning id, task, state
                )
                update visit.task
                set state = walk.state, tries = walk.tries, tried_at = walk.at, leaflet = walk.state = 'UNREACHED',
                    done_at = case when walk.state <> 'OPEN' then walk.at end,
                    next_on = case when walk.state = 'OPEN' then :today::date end,
                        next_part = case when walk.state = 'OPEN' then 'EVENING' end,
                    result = case when made.state = 'COUNTS' then made.id end
                from walk
                join made on made.task = walk.task
                where task.id = walk.task
                """)
            .param("tasks", walks.stream().map(Walk::task).toArray(Long[]::new))
            .param("states", walks.stream().map(Walk::state).toArray(String[]::new))
            .param("tries", walks.stream().map(Walk::tries).toArray(Integer[]::new))
            .param("outcomes", walks.stream().map(Walk::outcome).toArray(String[]::new))
            .param("answers", walks.stream().map(Walk::answers).toArray(String[]::new))
            .param("times", walks.stream().map(walk -> walk.at().toString()).toArray(String[]::new))
            .param("keys", walks.stream()
                .map(walk -> UUID.nameUUIDFromBytes(("walk " + walk.task()).getBytes(StandardCharsets.UTF_8)))
                .toArray(UUID[]::new))
            .param("campaign", campaign.value())
            .param("form", form.id().value())
            .param("today", LocalDate.now(clock))
            .update();
        disagree(campaign);
        count(campaign);
    }

    /** At three doors two people wrote something different. */
    private void disagree(CampaignId campaign) {
        jdbc.sql("""
                with chosen as (
                    select result.*
                    from visit.result
                    join visit.task on task.result = result.id
                    where result.campaign = :campaign
                        and result.outcome = 'ANSWERED'
                    order by result.id
                    limit 3
                ), second as (
                    insert into visit.result (client_key, campaign, task, outcome, state, form_version, answers, note,
                        by_account, by_person, by_name, at, received_at)
                    select gen_random_uuid(), campaign, task, 'DECLINED', 'CONFLICT', form_version, '{}', '',
                        by_account, by_person, by_name, at + interval '3 hours', at + interval '3 hours'
                    from chosen
                    returning task
                )
                update visit.task
                set conflict = true
                where id in (select task from second)
                """)
            .param("campaign", campaign.value())
            .update();
    }

    private void count(CampaignId campaign) {
        jdbc.sql("delete from visit.tally_change where campaign = :campaign").param("campaign", campaign.value())
            .update();
        jdbc.sql("delete from visit.tally where campaign = :campaign").param("campaign", campaign.value()).update();
        jdbc.sql("""
                insert into visit.tally (campaign, community, grid, visitor, state, count)
                select campaign, substr(door, 1, 12), coalesce(grid, 0), coalesce(visitor, 0),
                    case when state = 'OPEN' and tries > 0 then 'TRIED' else state end as stage, count(*)
                from visit.task
                where campaign = :campaign
                group by campaign, substr(door, 1, 12), coalesce(grid, 0), coalesce(visitor, 0), stage
                """)
            .param("campaign", campaign.value())
            .update();
    }
}
