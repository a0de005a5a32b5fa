package org.minsheng.household.internal;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.internal.Data.Terms;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.household.internal.Outcome.Refused;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The security administrator says what may be held about people, why and for how long; each change is a new version.
 */
@Component
public class DefiningDatum {

    /**
     * @param version 0 for a care group that is new; {@code asksAgain} when the purpose is another than people
     * consented to
     */
    public record Wish(String code, int version, String name, String nameEn, Terms terms, boolean asksAgain) {
    }

    private final Data data;
    private final AskingAnew asking;
    private final AuditTrail audit;
    private final Clock clock;

    DefiningDatum(Data data, AskingAnew asking, AuditTrail audit, Clock clock) {
        this.data = data;
        this.asking = asking;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome define(Viewer viewer, Wish wish) {
        if (!viewer.has(Role.SECURITY_ADMINISTRATOR)) {
            return new Refused("name", "household.refused.not-security");
        }
        var basis = wish.terms().basis();
        if (wish.terms().law().isEmpty() && (basis == Data.Basis.DUTY || basis == Data.Basis.OTHER_LAW)) {
            return new Refused("law", "household.refused.law");
        }
        var before = data.find(wish.code()).orElse(null);
        if (wish.version() == 0 && !data.insert(wish.code(), wish.name(), wish.nameEn())) {
            return new Refused("code", "household.refused.code-taken");
        }
        if (wish.version() > 0 && !data.next(wish.code(), wish.version(), wish.name(), wish.nameEn())) {
            return Outcome.CHANGED_MEANWHILE;
        }
        boolean asksAgain = asksAgain(wish, before);
        data.write(wish.code(), wish.version() + 1, wish.terms(), asksAgain, viewer.name(), clock.instant());
        if (asksAgain) {
            asking.begin(wish.code(), wish.version() + 1);
        }
        audit.record(viewer, "household.define-datum", "datum:" + wish.code(), before == null ? null : before.terms(),
            wish.terms());
        return new Done(wish.version() + 1);
    }

    /** Where consent is asked for only now, nobody has given one to the text before. */
    private static boolean asksAgain(Wish wish, Data.@Nullable Datum before) {
        return before != null && wish.terms().needsConsent() && (wish.asksAgain() || !before.terms().needsConsent());
    }
}
