package org.minsheng.volunteer.internal.deed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.minsheng.area.Places;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Print;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OpaqueToken;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.deed.IssuingCertificate.Issuing;
import org.minsheng.volunteer.internal.member.Membership;
import org.minsheng.volunteer.internal.member.MembershipBook;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Certificates: asked for by the person, printed, and verified by anybody who holds one. */
@Controller
class CertificatePages {

    private static final String MINE = "/me/volunteer/certificate";
    private static final String PUBLIC = "/certificates/";
    private static final int YEARS = 3;

    private final YearBook book;
    private final IssuingCertificate issuing;
    private final DeedSums sums;
    private final MembershipBook members;
    private final Persons persons;
    private final Places places;
    private final Print print;
    private final Clock clock;

    CertificatePages(YearBook book, IssuingCertificate issuing, DeedSums sums, MembershipBook members,
                     Persons persons, Places places, Print print, Clock clock) {
        this.book = book;
        this.issuing = issuing;
        this.sums = sums;
        this.members = members;
        this.persons = persons;
        this.places = places;
        this.print = print;
        this.clock = clock;
    }

    @GetMapping(MINE)
    ModelAndView mine(Page page, Viewer viewer) {
        return page.show("volunteer/deed/certificate", view(page, viewer, Form.empty()));
    }

    @PostMapping(MINE)
    ModelAndView issue(Page page, Form form, Viewer viewer) {
        var year = form.read("year", Integer::valueOf, "form.not-a-choice");
        var county = county(viewer);
        if (year == null || county.isEmpty()) {
            form.reject("year", "volunteer.certificate.nothing");
            return page.again("volunteer/deed/certificate", view(page, viewer, form));
        }
        return switch (issuing.issue(viewer, county.get(), year)) {
            case Issuing.Issued issued -> page.go(MINE, "volunteer.certificate.issued");
            case Issuing.Nothing nothing -> {
                form.reject(nothing.why().field(), nothing.why().key(), nothing.why().args());
                yield page.again("volunteer/deed/certificate", view(page, viewer, form));
            }
        };
    }

    private Optional<AreaCode> county(Viewer viewer) {
        return members.of(Objects.requireNonNull(viewer.person())).stream().findFirst()
            .map(Membership::community).map(AreaCode::county);
    }

    private DeedViews.Certificates view(Page page, Viewer viewer, Form form) {
        int now = LocalDate.now(clock).getYear();
        var years = IntStream.range(0, YEARS).mapToObj(back -> Integer.toString(now - back))
            .map(year -> new Option(year, page.t("volunteer.period.year", year)))
            .toList();
        return new DeedViews.Certificates(book.of(Objects.requireNonNull(viewer.person())), years,
            form.prefill("year", Integer.toString(now)));
    }

    @GetMapping("/me/volunteer/certificates/{token}.pdf")
    void paper(Page page, Viewer viewer, @PathVariable String token, HttpServletResponse response) throws IOException {
        var person = Objects.requireNonNull(viewer.person());
        var issued = book.find(token).filter(one -> one.person().equals(person))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var certificate = issued.certificate();
        var name = persons.own(viewer, person).name();
        response.setContentType("application/pdf");
        response.setHeader("Content-Disposition", "inline; filename=\"certificate-" + certificate.year() + ".pdf\"");
        print.write(page.t("volunteer.certificate.title"), (document, letters) -> {
            try (var paper = new Paper(document, letters)) {
                paper.space(20);
                paper.title(page.t("volunteer.certificate.title"));
                paper.line();
                paper.space(8);
                paper.large(page.t("volunteer.certificate.text", name, Integer.toString(certificate.year()),
                    page.number(certificate.deeds()), certificate.hours()));
                paper.space(10);
                paper.right(place(issued.area()));
                paper.right(page.t("volunteer.certificate.day", page.dateTime(certificate.issuedAt())));
                paper.space(14);
                paper.code(page.base() + PUBLIC + token, page.t("volunteer.certificate.scan"));
            }
        }, response.getOutputStream());
    }

    private String place(AreaCode area) {
        return places.names(List.of(area)).getOrDefault(area, "");
    }

    /** For anybody: what it says, and what the record says today. */
    @GetMapping(PUBLIC + "{token}")
    ModelAndView verify(Page page, @PathVariable String token) {
        var issued = OpaqueToken.looksLikeOne(token) ? book.find(token).orElse(null) : null;
        if (issued == null) {
            return page.show("volunteer/deed/unknown-certificate", token, HttpStatus.NOT_FOUND);
        }
        var person = persons.masked(List.of(issued.person())).get(issued.person());
        var now = sums.ofPerson(issued.person(), issued.area(), Integer.toString(issued.certificate().year()));
        return page.show("volunteer/deed/verified",
            new DeedViews.Verified(issued.certificate(), person == null ? "" : person.name(), place(issued.area()),
                (int) now.deeds(), now.hours()));
    }
}
