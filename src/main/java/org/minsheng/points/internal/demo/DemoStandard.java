package org.minsheng.points.internal.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.standard.DefiningStandard;
import org.minsheng.points.internal.standard.Kind;
import org.minsheng.points.internal.standard.StandardBook;
import org.minsheng.points.internal.standard.StandardBook.KindTerms;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The standard of the demo's county, as such standards are written. */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoStandard implements DemoStep {

    private static final AreaCode COUNTY = new AreaCode("520327");

    static final List<String> EARNED = List.of("清洁楼道", "夜间巡逻", "看望老人");

    private final DefiningStandard defining;
    private final StandardBook book;

    DemoStandard(DefiningStandard defining, StandardBook book) {
        this.defining = defining;
        this.book = book;
    }

    /** Before the deeds of the demo are told, which become claims by it. */
    @Override
    public int order() {
        return 46;
    }

    @Override
    public boolean isBeside() {
        return true;
    }

    @Override
    @Transactional
    public void fill() {
        if (book.inForce(COUNTY).isEmpty()) {
            publish(COUNTY);
        }
    }

    List<Kind> kinds() {
        return book.inForce(COUNTY).map(standard -> book.kinds(standard.id())).orElse(List.of());
    }

    private void publish(AreaCode county) {
        if (defining.begin(Viewer.SYSTEM, county) instanceof PointsOutcome.Done draft) {
            kind(draft.id(), "clean-up", "清洁楼道、沟渠和公共场地", null, 5, Kind.Per.TIME, 20, true);
            kind(draft.id(), "night-watch", "参加治安巡逻", "shift", 4, Kind.Per.HOUR, 24, true);
            kind(draft.id(), "visit-elders", "陪伴、照料独居和行动不便的邻居", null, 4, Kind.Per.HOUR, 24, true);
            kind(draft.id(), "mediation", "调解邻里纠纷", "mediation", 10, Kind.Per.TIME, 30, false);
            kind(draft.id(), "activity", "参加社区志愿活动", "activity", 5, Kind.Per.HOUR, 40, false);
            kind(draft.id(), "order", "接单服务居民", "order", 8, Kind.Per.TIME, 40, false);
            kind(draft.id(), "wish", "认领微心愿", "wish", 10, Kind.Per.TIME, 30, false);
            kind(draft.id(), "whistle", "吹哨报到", "whistle", 6, Kind.Per.TIME, 30, false);
            kind(draft.id(), "report-danger", "发现并报告安全隐患", null, 3, Kind.Per.TIME, 15, true);
            defining.setTerms(Viewer.SYSTEM, draft.id(), 0, 0, "积分不能兑换现金，不能转让给别的住户；弄虚作假的收回积分。");
            defining.publish(Viewer.SYSTEM, draft.id());
        }
    }

    private void kind(long draft, String code, String name, @Nullable String deed, int points, Kind.Per per,
                      int capPerMonth, boolean claimable) {
        defining.putKind(Viewer.SYSTEM, draft, new KindTerms(code, name, deed, points, per, capPerMonth,
            Kind.Period.MONTH, claimable, false));
    }
}
