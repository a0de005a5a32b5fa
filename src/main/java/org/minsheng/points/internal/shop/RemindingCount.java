package org.minsheng.points.internal.shop;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import org.minsheng.account.Accounts;
import org.minsheng.shared.Role;
import org.minsheng.shared.StaffNotices;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Towards the end of a month whoever keeps a shop that was not counted in it is reminded, once. */
@Component
class RemindingCount {

    private static final LocalTime MORNING = LocalTime.of(9, 10);
    private static final int FROM_DAY = 25;
    private static final List<Role> TOLD = List.of(Role.SHOP_KEEPER, Role.COMMUNITY_SECRETARY);

    private final CountBook counts;
    private final Accounts accounts;
    private final StaffNotices notices;

    RemindingCount(CountBook counts, Accounts accounts, StaffNotices notices) {
        this.counts = counts;
        this.accounts = accounts;
        this.notices = notices;
    }

    @Bean
    static RecurringTask<Void> pointsCountReminder(ObjectProvider<RemindingCount> reminding, Clock clock) {
        return Tasks.recurring("points-count-reminder", new Daily(clock.getZone(), MORNING))
            .execute((task, context) -> reminding.getObject().remind(LocalDate.now(clock)));
    }

    /** @return how many shops were not counted; none is looked for before the month nears its end */
    @Transactional
    public int remind(LocalDate today) {
        if (today.getDayOfMonth() < FROM_DAY) {
            return 0;
        }
        var due = counts.due(today);
        due.forEach(shop -> notices.tell(new StaffNotices.Notice("points-count:" + shop.id() + ":"
            + YearMonth.from(today), accounts.over(shop.area(), TOLD),
            "points.counts.told", List.of(shop.name()), ShopPages.PATH + "/" + shop.id() + "/counts/new", false)));
        return due.size();
    }
}
