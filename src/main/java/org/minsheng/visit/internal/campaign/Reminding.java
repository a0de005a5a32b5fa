package org.minsheng.visit.internal.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minsheng.account.Accounts;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Role;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.StaffNotices.Notice;
import org.minsheng.visit.CampaignId;
import org.minsheng.visit.VisitorsReminded;
import org.minsheng.visit.VisitorsReminded.Waiting;
import org.minsheng.visit.internal.campaign.VisitorBook.Visitor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes to visitors who have doors left. What was sent on a day is kept, so a timer that fires twice sends nothing
 * twice.
 */
@Component
class Reminding {

    private final CampaignBook campaigns;
    private final VisitorBook visitors;
    private final ProgressBook progress;
    private final StaffNotices notices;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Reminding(CampaignBook campaigns, VisitorBook visitors, ProgressBook progress, StaffNotices notices,
              Accounts accounts, ApplicationEventPublisher events, JdbcClient jdbc, Clock clock) {
        this.campaigns = campaigns;
        this.visitors = visitors;
        this.progress = progress;
        this.notices = notices;
        this.accounts = accounts;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return how many were written to; none when it is over, or its dates were changed since the timer was set */
    @Transactional
    public int remind(CampaignId id, Reminder kind, LocalDate day) {
        var campaign = campaigns.find(id).filter(Campaign::isRunning).orElse(null);
        if (campaign == null || kind == Reminder.LAST_EVENING && !day.equals(campaign.draft().endsOn().minusDays(1))) {
            return 0;
        }
        if (kind == Reminder.TIME_IS_UP) {
            return day.equals(campaign.draft().endsOn().plusDays(1)) ? tellLeaders(campaign) : 0;
        }
        var left = left(campaign, kind);
        var fresh = keep(id, kind, day, left.keySet());
        tell(campaign, kind, day, visitors.of(id).values().stream().filter(one -> fresh.contains(one.id())).toList(),
            left);
        return fresh.size();
    }

    /** How many doors each has left; of those that are idle only who has done nothing at all. */
    private Map<Long, Long> left(Campaign campaign, Reminder kind) {
        Map<Long, Long> left = new LinkedHashMap<>();
        progress.of(campaign.id(), campaign.area()).by(ProgressBook.Cell::visitor).forEach((visitor, made) -> {
            boolean idle = made.over() == 0 && made.of(Stage.TRIED) == 0;
            if (visitor != 0 && made.left() > 0 && (kind != Reminder.IDLE || idle)) {
                left.put(visitor, made.left());
            }
        });
        return left;
    }

    private Set<Long> keep(CampaignId campaign, Reminder kind, LocalDate day, Set<Long> whom) {
        return Set.copyOf(jdbc.sql("""
                insert into visit.reminder (campaign, visitor, kind, day)
                select :campaign, visitor, :kind, :day
                from unnest(:visitors::bigint[]) as visitor
                on conflict do nothing
                returning visitor
                """)
            .param("campaign", campaign.value())
            .param("kind", kind.name())
            .param("day", day)
            .param("visitors", whom.toArray(Long[]::new))
            .query(Long.class).list());
    }

    private void tell(Campaign campaign, Reminder kind, LocalDate day, List<Visitor> whom, Map<Long, Long> left) {
        var occasion = "campaign-reminder:" + campaign.id().value() + ":" + kind + ":" + day;
        Map<Long, List<AccountId>> staff = new HashMap<>();
        var others = new ArrayList<Waiting>();
        for (var visitor : whom) {
            long doors = left.getOrDefault(visitor.id(), 0L);
            if (visitor.who().account() != null) {
                staff.computeIfAbsent(doors, first -> new ArrayList<>()).add(visitor.who().account());
            } else if (visitor.who().person() != null) {
                others.add(new Waiting(visitor.who().person(), doors));
            }
        }
        staff.forEach((doors, to) -> notices.tell(new Notice(occasion, to, "visit.reminder." + kind,
            List.of(campaign.name(), Long.toString(doors), campaign.draft().endsOn().toString()), "/console/visits",
            kind == Reminder.LAST_EVENING)));
        if (!others.isEmpty()) {
            events.publishEvent(new VisitorsReminded(campaign.id(), campaign.name(), campaign.draft().endsOn(),
                kind == Reminder.BEGINS, occasion, others, clock.instant()));
        }
    }

    private int tellLeaders(Campaign campaign) {
        var whom = accounts.over(campaign.area(), List.of(Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER));
        long left = progress.of(campaign.id(), campaign.area()).total().left();
        notices.tell(new Notice("campaign-time-is-up:" + campaign.id().value() + ":" + campaign.draft().endsOn(), whom,
            "visit.reminder.TIME_IS_UP", List.of(campaign.name(), Long.toString(left)), campaign.path(), false));
        return whom.size();
    }
}
