package org.minsheng.cooperation.internal.order;

import org.minsheng.cooperation.internal.Outcome;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Refusal;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A county sets how long each stage of an order may take; orders that run keep their dates. */
@Component
class SettingOrderRule {

    private final OrderRuleBook rules;
    private final AuditTrail audit;

    SettingOrderRule(OrderRuleBook rules, AuditTrail audit) {
        this.rules = rules;
        this.audit = audit;
    }

    @Transactional
    public Outcome set(Viewer viewer, AreaCode county, OrderRule rule) {
        if (!viewer.may(county, Role.COUNTY_LEADER)) {
            return Outcome.refused(Refusal.NOT_YOURS);
        }
        var before = rules.of(county);
        if (!rules.set(county, rule)) {
            return Outcome.refused(Refusal.STALE);
        }
        audit.record(viewer, "cooperation.set-order-rule", "county:" + county, before, rule);
        return new Done(0);
    }
}
