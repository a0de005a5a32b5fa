package org.minsheng.visit.internal.care;

import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets how a county looks after people; who is looked after already keeps what was agreed. */
@Component
class RulingCare {

    private final RuleBook rules;
    private final AuditTrail audit;

    RulingCare(RuleBook rules, AuditTrail audit) {
        this.rules = rules;
        this.audit = audit;
    }

    /** @return false when the viewer may not, or when somebody else changed it meanwhile */
    @Transactional
    public boolean rule(Viewer viewer, AreaCode county, CareRule rule) {
        var before = rules.of(county);
        if (!CareRights.mayRule(viewer, county) || !rules.put(county, rule)) {
            return false;
        }
        audit.record(viewer, "visit.rule-care", "county:" + county, before, rule);
        return true;
    }
}
