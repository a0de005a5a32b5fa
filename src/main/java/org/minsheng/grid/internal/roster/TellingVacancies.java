package org.minsheng.grid.internal.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.minsheng.account.Accounts;
import org.minsheng.area.Places;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Role;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.StaffNotices.Notice;
import org.minsheng.shared.TimerRows;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the community once when somebody left without a successor and, when nobody was found in time, the town. */
@Component
public class TellingVacancies {

    static final String TASK = "roster-vacancies";

    private final Vacancies vacancies;
    private final RosterSettings settings;
    private final Accounts accounts;
    private final Places places;
    private final StaffNotices notices;
    private final TimerRows timers;

    TellingVacancies(Vacancies vacancies, RosterSettings settings, Accounts accounts, Places places,
                     StaffNotices notices, TimerRows timers) {
        this.vacancies = vacancies;
        this.settings = settings;
        this.accounts = accounts;
        this.places = places;
        this.notices = notices;
        this.timers = timers;
    }

    /** In the transaction in which somebody left: the notice and the timer come and go with it. */
    void vacated(Holder left, GroundNames.Named named, Instant now) {
        var to = first(named.community(), Role.COMMUNITY_SECRETARY, Role.TOWN_DISPATCHER, Role.COUNTY_LEADER);
        notices.tell(new Notice("roster-vacant:" + left.id(), to, "roster.vacant.told." + left.who().duty(),
            List.of(named.full()),
            left.ground().path(), false));
        wake(named.community().county(), now);
    }

    /** One timer for a county and day; a thousand vacancies need no more. */
    public void wake(AreaCode county, Instant vacantSince) {
        var due = vacantSince.plus(Duration.ofDays(settings.of(county).vacantDays())).truncatedTo(ChronoUnit.HOURS)
            .plus(1, ChronoUnit.HOURS);
        timers.setOnce(TASK, county.value() + "@" + due.getEpochSecond() / 3600, due);
    }

    /** The town hears of each community once, and again only when another vacancy there has lasted too long. */
    @Transactional
    public void tellTowns(AreaCode county, Instant now) {
        var before = now.minus(Duration.ofDays(settings.of(county).vacantDays()));
        var lasting = vacancies.sinceBefore(county, before);
        var names = places.names(lasting.stream().map(Vacancies.Count::community).distinct().toList());
        for (var count : lasting) {
            var town = count.community().at(AreaCode.Level.TOWN);
            if (town != null) {
                notices.tell(new Notice("roster-lasting:" + count.community() + ":" + count.duty() + ":"
                    + count.latest().getEpochSecond(),
                    first(town, Role.TOWN_DISPATCHER, Role.COUNTY_LEADER), "roster.lasting.told." + count.duty(),
                    List.of(names.getOrDefault(count.community(), count.community().value()),
                    Long.toString(count.count())),
                    "/console/rosters/vacancies?area=" + count.community() + "&duty=" + count.duty(), false));
            }
        }
    }

    /** An alarm never ends in nobody: where a tier has no one, the next one up hears it. */
    private List<AccountId> first(AreaCode area, Role... roles) {
        for (var role : roles) {
            var found = accounts.over(area, Set.of(role));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }
}
