package org.minsheng.volunteer.internal.activity;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.MemberTold;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.Rights;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plans an activity, changes the plan and cancels it; whoever signed up is told. */
@Component
class PlanningActivity {

    private static final int MOST_TOLD = 2_000;

    private final ActivityBook book;
    private final SignUpBook signUps;
    private final SigningUp signingUp;
    private final Places places;
    private final Posts posts;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;

    PlanningActivity(ActivityBook book, SignUpBook signUps, SigningUp signingUp, Places places, Posts posts,
                     ApplicationEventPublisher events, AuditTrail audit, Clock clock) {
        this.book = book;
        this.signUps = signUps;
        this.signingUp = signingUp;
        this.places = places;
        this.posts = posts;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome plan(Viewer viewer, RequestKey key, AreaCode area, ActivityKind kind,
                        @Nullable OrganisationId unit, Activity.Plan plan) {
        boolean own = unit != null && Rights.speaksFor(viewer, unit)
            && viewer.grants().stream().anyMatch(grant -> grant.area().contains(area));
        if (!own && !Rights.mayLead(viewer, area) || places.at(area).isEmpty()) {
            return new Refused("area", "volunteer.refused.not-yours");
        }
        if (!plan.startsAt().isAfter(clock.instant())) {
            return new Refused("startsAt", "volunteer.activity.refused.begins-past");
        }
        var name = unit == null ? "" : posts.organisationNames(List.of(unit)).getOrDefault(unit, "");
        var made = book.add(viewer, key, area, kind, unit, name, plan, clock.instant());
        if (made.isEmpty()) {
            return book.byKey(key).<Outcome>map(Done::new).orElse(Outcome.CHANGED_MEANWHILE);
        }
        audit.record(viewer, "volunteer.plan-activity", "activity:" + made.get(), null,
            Map.of("area", area.value(), "title", plan.title()));
        return new Done(made.get());
    }

    @Transactional
    public Outcome change(Viewer viewer, long id, int version, Activity.Plan plan) {
        var activity = book.hold(id).orElse(null);
        if (activity == null || !ActivityRights.mayOrganise(viewer, activity)) {
            return Outcome.NOT_YOURS;
        }
        if (plan.capacity() != null && plan.capacity() < activity.signed()) {
            return new Refused("capacity", "volunteer.activity.refused.too-few", activity.signed());
        }
        if (!book.change(id, version, plan)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        signingUp.fill(book.find(id).orElseThrow());
        audit.record(viewer, "volunteer.change-activity", "activity:" + id, Map.of("title", activity.plan().title()),
            Map.of("title", plan.title()));
        if (!plan.startsAt().equals(activity.plan().startsAt())
            || !plan.meetingPlace().equals(activity.plan().meetingPlace())) {
            tell(activity, version, "volunteer.activity.told.changed", plan.title());
        }
        return new Done(id);
    }

    @Transactional
    public Outcome cancel(Viewer viewer, long id, int version, String reason) {
        var activity = book.hold(id).orElse(null);
        if (activity == null || !ActivityRights.mayOrganise(viewer, activity)) {
            return Outcome.NOT_YOURS;
        }
        if (!activity.state().mayBecome(ActivityState.CANCELLED)
                || !book.move(viewer, id, version, activity.state(), ActivityState.CANCELLED, reason,
                    clock.instant())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        audit.record(viewer, "volunteer.cancel-activity", "activity:" + id, null, Map.of("reason", reason));
        tell(activity, version, "volunteer.activity.told.cancelled", activity.plan().title());
        return new Done(id);
    }

    private void tell(Activity activity, int version, String text, String title) {
        signUps.of(activity.id(), MOST_TOLD).forEach(one -> events.publishEvent(new MemberTold(one.person(),
            "activity:" + activity.id() + ":" + version + ":" + one.person().value(), text, List.of(title),
            MyActivityPages.PATH + "/" + activity.id(), clock.instant())));
    }
}
