package org.minsheng.household.internal.mine;

import java.io.IOException;
import java.io.OutputStream;
import org.minsheng.household.internal.Data;
import org.minsheng.page.Page;
import org.minsheng.page.Paper;
import org.minsheng.page.Print;
import org.springframework.stereotype.Component;

/** Draws what is held about a person, with purpose, ground and retention of each, in the words of the page. */
@Component
class MyDataPaper {

    private final Print print;

    MyDataPaper(Print print) {
        this.print = print;
    }

    void write(Page page, MyData mine, OutputStream out) {
        Paper.write(print, page.t("household.mine.sheet"), paper -> {
            paper.title(page.t("household.mine.sheet"));
            paper.remark(page.t("household.mine.paper.intro", page.dateTime(page.clock().instant())));
            person(page, mine, paper);
            homes(page, mine, paper);
            cares(page, mine, paper);
            consents(page, mine, paper);
            elsewhere(page, mine, paper);
            requests(page, mine, paper);
        }, out);
    }

    private static void person(Page page, MyData mine, Paper paper) throws IOException {
        paper.heading(page.t("household.mine.person"));
        for (var value : mine.values()) {
            if (!value.value().isEmpty()) {
                paper.text(page.t("household.mine.pair", value.datum().name(page.locale()), value.value()));
                ground(page, value.datum(), page.t("household.mine.kept", value.datum().terms().retentionMonths()),
                    paper);
            }
        }
    }

    private static void ground(Page page, Data.Datum datum, String kept, Paper paper) throws IOException {
        var terms = datum.terms();
        paper.remark(datum.purpose(page.locale()) + " · "
            + page.t("household.mine.basis", page.t(terms.basis()), terms.law()) + " " + kept);
        paper.space();
    }

    private static void homes(Page page, MyData mine, Paper paper) throws IOException {
        paper.heading(page.t("household.mine.home"));
        if (mine.homes().isEmpty()) {
            paper.text(page.t("household.mine.home.none"));
        }
        for (var home : mine.homes()) {
            paper.text(home.address());
            paper.text(page.t(home.residence()) + " · " + page.t(home.relation()));
            if (!home.remark().isEmpty()) {
                paper.text(page.t("household.mine.pair", page.t("household.remark"), home.remark()));
            }
            for (var other : home.others()) {
                paper.text(page.t("household.mine.pair", page.t(other.relation()), other.person().name()));
            }
            var until = home.until();
            paper.remark(until == null ? page.t("household.mine.since", page.date(home.since()))
                : page.t("household.mine.left", page.date(until)));
            paper.space();
        }
    }

    private static void cares(Page page, MyData mine, Paper paper) throws IOException {
        paper.heading(page.t("household.mine.cares"));
        if (mine.cares().isEmpty()) {
            paper.text(page.t("household.mine.cares.none"));
        }
        for (var care : mine.cares()) {
            var child = care.child();
            var until = care.until();
            paper.text(care.datum().name(page.locale()) + (child == null ? "" : " · " + child.name()));
            ground(page, care.datum(), until == null
                ? page.t("household.mine.care.kept", page.date(care.since()), care.datum().terms().retentionMonths())
                : page.t("household.mine.until", page.date(until)), paper);
            if (!care.readers().isEmpty()) {
                paper.remark(page.t("household.mine.readers", String.join(page.t("household.comma"), care.readers())));
                paper.space();
            }
        }
    }

    private static void consents(Page page, MyData mine, Paper paper) throws IOException {
        paper.heading(page.t("household.consents"));
        if (mine.consents().isEmpty()) {
            paper.text(page.t("household.consents.none"));
        }
        for (var one : mine.consents()) {
            paper.text(one.datum());
            paper.remark(page.t(one.entry().given() ? "household.consent.given" : "household.consent.taken-back")
                + " · "
                + page.t("household.consent.version", one.entry().version()) + " · " + page.t(one.entry().how()) + " · "
                + page.dateTime(one.entry().at()));
            paper.space();
        }
    }

    private static void elsewhere(Page page, MyData mine, Paper paper) throws IOException {
        paper.heading(page.t("household.mine.elsewhere"));
        for (var held : mine.held()) {
            paper.text(page.t(held.text(), held.count()));
            paper.remark(page.t(held.why()));
            paper.space();
        }
    }

    private static void requests(Page page, MyData mine, Paper paper) throws IOException {
        if (!mine.requests().isEmpty()) {
            paper.heading(page.t("household.mine.requests"));
        }
        for (var request : mine.requests()) {
            paper.text(page.t("RequestKind." + request.kind()) + " · " + page.t("RequestState." + request.state()));
            paper.remark(page.dateTime(request.filedAt())
                + (request.answer().isEmpty() ? "" : " · " + request.answer()));
            paper.space();
        }
    }
}
