package org.minsheng.appeal.internal.resident;

import java.util.List;
import java.util.Objects;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.internal.PublicText;
import org.minsheng.appeal.internal.similar.Companions;
import org.minsheng.appeal.internal.similar.FindingSimilar;
import org.minsheng.appeal.internal.similar.Similar;
import org.minsheng.appeal.internal.similar.Similar.Near;
import org.minsheng.appeal.internal.similar.SimilarSeal;
import org.minsheng.area.Places;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/** Shows a resident what neighbours said before about perhaps the same thing: never more than the public wall would. */
@Component
class OfferingSame {

    private static final int MOST = 3;
    private static final int LOOKED_AT = 12;
    private static final double LIKELY = 0.24;

    private final FindingSimilar finding;
    private final Companions companions;
    private final SimilarSeal seal;
    private final Places places;

    OfferingSame(FindingSimilar finding, Companions companions, SimilarSeal seal, Places places) {
        this.finding = finding;
        this.companions = companions;
        this.seal = seal;
        this.places = places;
    }

    List<SameView.Thing> to(Page page, AreaCode place, String body, List<AttachmentId> photos) {
        var found = finding.toNew(place, "", body, photos, LOOKED_AT).stream()
            .filter(OfferingSame::mayBeShown).limit(MOST).toList();
        var names = places.names(found.stream().map(OfferingSame::around).distinct().toList());
        var others = companions.counts(found.stream().map(Similar::id).toList());
        return found.stream()
            .map(one -> new SameView.Thing(seal.seal(one.id()), PublicText.outline(one.title()),
                names.getOrDefault(around(one), ""), page.t("appeal.mine.state." + one.state()),
                others.getOrDefault(one.id(), 0), one.filedAt(), one.photo()))
            .toList();
    }

    private static boolean mayBeShown(Similar similar) {
        return similar.open() && !similar.closed() && similar.kind() != AppealKind.REPORT
            && similar.near() != Near.ELSEWHERE
            && similar.score() >= LIKELY;
    }

    private static AreaCode around(Similar similar) {
        var community = similar.place().at(AreaCode.Level.COMMUNITY);
        return community != null ? community : Objects.requireNonNullElse(similar.place().at(AreaCode.Level.TOWN),
            similar.place());
    }
}
