package org.minsheng.visit.internal.patrol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Appeals;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.visit.internal.patrol.PatrolOutcome.Done;
import org.minsheng.visit.internal.patrol.PatrolOutcome.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Something that a grid worker comes across: photo, place, what it is, and whether it was solved on the spot. */
@Controller
class PatrolReportPages {

    private static final String REPORTS = PatrolPages.PATH + "/{id}/reports";
    private static final int PHOTOS = 6;
    private static final int CANDIDATES = 6;

    private final PatrolPages patrols;
    private final PatrolReporting reporting;
    private final Appeals appeals;
    private final Attachments attachments;
    private final Places places;

    PatrolReportPages(PatrolPages patrols, PatrolReporting reporting, Appeals appeals, Attachments attachments,
        Places places) {
        this.patrols = patrols;
        this.reporting = reporting;
        this.appeals = appeals;
        this.attachments = attachments;
        this.places = places;
    }

    @GetMapping(REPORTS + "/new")
    ModelAndView fresh(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("visit/patrol/report",
            view(page, patrols.known(viewer, id), Form.empty().prefill("kind", AppealKind.HELP.name()), List.of()));
    }

    @PostMapping(REPORTS)
    ModelAndView report(Page page, Form form, Viewer viewer, @PathVariable long id,
                        @RequestParam(name = "before.files", required = false) @Nullable List<MultipartFile> before,
                        @RequestParam(name = "after.files", required = false) @Nullable List<MultipartFile> after) {
        var patrol = patrols.known(viewer, id);
        var photosBefore = photos(form, "before", before);
        var photosAfter = photos(form, "after", after);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var said = form.required("said", 500);
        form.required("outcome", 10);
        boolean solved = form.value("outcome").equals("SOLVED");
        var kind = solved ? AppealKind.HELP : form.choice("kind", AppealKind.class);
        var done = solved ? form.required("done", 300) : "";
        var matter = form.value("matter").isEmpty() ? null : form.value("matter");
        var candidates = new ArrayList<Place>();
        var place = place(form, patrol, candidates);
        if (!form.hasErrors() && place != null && key != null && kind != null) {
            var report = new NewReport(place, form.optional("placeDetail", 100), form.point(), kind, matter, said, done,
                photosBefore, photosAfter);
            switch (reporting.report(viewer, patrol.id(), key, report)) {
                case Done filed -> {
                    return filed.appeal() == null ? page.go(PatrolPages.PATH + "/" + id, "visit.patrol.solved")
                        : page.go(PatrolPages.PATH + "/" + id, "visit.patrol.filed", filed.appeal());
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("visit/patrol/report", view(page, patrol, form, candidates));
    }

    /** The chosen place, or the one that the words mean; the whole area of the round when nothing was said. */
    private @Nullable AreaCode place(Form form, Patrol patrol, List<Place> candidates) {
        var chosen = form.value("place");
        if (AreaCode.isValid(chosen) && patrol.area().contains(new AreaCode(chosen))) {
            return new AreaCode(chosen);
        }
        var words = form.optional("where", 60);
        if (words.isEmpty()) {
            return patrol.area();
        }
        var found = places.search(words, List.of(patrol.area()), CANDIDATES);
        if (found.size() == 1 || !found.isEmpty() && found.getFirst().shortName().equals(words)) {
            return found.getFirst().code();
        }
        candidates.addAll(found);
        form.reject(found.isEmpty() ? "where" : "place", found.isEmpty() ? "visit.patrol.where.unknown"
            : "visit.patrol.where.several");
        return null;
    }

    private List<AttachmentId> photos(Form form, String field, @Nullable List<MultipartFile> files) {
        for (var file : (files == null ? List.<MultipartFile>of() : files).stream().filter(file -> !file.isEmpty())
            .limit(PHOTOS).toList()) {
            var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            try (var content = file.getInputStream()) {
                switch (attachments.keepPhoto(content, name, false)) {
                    case Keeping.Kept kept -> form.also(field, kept.attachment().id().toString());
                    case Keeping.Refused refused -> form.reject(field, refused.key(), refused.args());
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        var ids = new ArrayList<AttachmentId>();
        for (var text : form.values(field).stream().limit(PHOTOS).toList()) {
            try {
                ids.add(new AttachmentId(UUID.fromString(text)));
            } catch (IllegalArgumentException notOurs) {
                form.reject(field, "form.not-a-choice");
            }
        }
        return ids;
    }

    private PatrolViews.Reporting view(Page page, Patrol patrol, Form form, List<Place> candidates) {
        var matters = appeals.matters().stream().filter(matter -> matter.parent() != null)
            .map(matter -> new Option(matter.code(), page.chinese() ? matter.nameZh() : matter.nameEn())).toList();
        var addresses = places.addresses(candidates.stream().map(Place::code).toList());
        var kinds = Arrays.stream(AppealKind.values()).map(kind -> new Option(kind.name(), page.t(kind))).toList();
        return new PatrolViews.Reporting(patrol, form, matters, kinds,
            candidates.stream().map(
            place -> new Option(place.code().value(), addresses.getOrDefault(place.code(), place.shortName())))
            .toList());
    }
}
