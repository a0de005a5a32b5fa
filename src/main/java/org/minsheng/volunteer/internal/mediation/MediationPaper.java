package org.minsheng.volunteer.internal.mediation;

import java.io.OutputStream;
import java.util.List;
import org.minsheng.page.Page;
import org.minsheng.page.Print;
import org.minsheng.volunteer.internal.deed.Paper;
import org.springframework.stereotype.Component;

/**
 * The agreement as the law asks for it (art. 29): parties, dispute, what was agreed, how and until when; places to sign
 * and to stamp.
 */
@Component
class MediationPaper {

    private final Print print;

    MediationPaper(Print print) {
        this.print = print;
    }

    void write(Page page, Mediation mediation, String place, List<Mediation.ClearParty> parties, OutputStream out) {
        boolean written = mediation.state() != MediationState.AGREED_ORALLY;
        var title = page.t(written ? "volunteer.mediation.paper.title" : "volunteer.mediation.paper.oral");
        print.write(title, (document, letters) -> {
            try (var paper = new Paper(document, letters)) {
                paper.title(title);
                paper.subtitle(page.t("volunteer.mediation.paper.committee", place) + "  "
                    + page.t("volunteer.mediation.paper.number", Long.toString(mediation.id())));
                paper.line();
                for (int at = 0; at < parties.size(); at++) {
                    var party = parties.get(at);
                    paper.fact(page.t("volunteer.mediation.party", at + 1),
                        party.name() + (party.phone().isEmpty() ? "" : "    " + party.phone()));
                }
                paper.fact(page.t("volunteer.mediation.kind"), page.t(mediation.kind()));
                paper.fact(page.t("volunteer.mediation.mediator"), mediation.mediatorName());
                paper.heading(page.t("volunteer.mediation.dispute"));
                paper.text(mediation.dispute());
                paper.heading(page.t("volunteer.mediation.agreement"));
                paper.text(mediation.agreement());
                if (mediation.fulfilBy() != null) {
                    paper.fact(page.t("volunteer.mediation.fulfil-by"), page.date(mediation.fulfilBy()));
                }
                paper.space(4);
                paper.text(page.t(written ? "volunteer.mediation.paper.law" : "volunteer.mediation.paper.oral-law"));
                if (written) {
                    paper.signatures(parties.stream().map(party -> page.t("volunteer.mediation.paper.signs",
                        party.name())).limit(4).toArray(String[]::new));
                }
                paper.signatures(page.t("volunteer.mediation.paper.mediator"), page.t("volunteer.mediation.paper.day"));
                if (written) {
                    paper.seal(page.t("volunteer.mediation.paper.seal"));
                }
            }
        }, out);
    }
}
