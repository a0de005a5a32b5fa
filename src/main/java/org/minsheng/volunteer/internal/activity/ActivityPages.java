package org.minsheng.volunteer.internal.activity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Places;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.internal.Outcome;
import org.minsheng.volunteer.internal.Outcome.Done;
import org.minsheng.volunteer.internal.Outcome.Refused;
import org.minsheng.volunteer.internal.activity.TurningCode.Way;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** One activity for its organiser: who comes, the turning code, the list, the confirmation. */
@Controller
class ActivityPages {

    private static final String PATH = ActivityListPages.PATH;
    private static final String ONE = PATH + "/{id}";
    private static final int PEOPLE = 1_000;
    private static final int PHOTOS = 9;

    private final ActivityBook book;
    private final SignUpBook signUps;
    private final PlanningActivity planning;
    private final ConfirmingActivity confirming;
    private final TurningCode codes;
    private final Attachments attachments;
    private final Persons persons;
    private final Places places;
    private final Clock clock;

    ActivityPages(ActivityBook book, SignUpBook signUps, PlanningActivity planning,
                  ConfirmingActivity confirming, TurningCode codes, Attachments attachments, Persons persons,
                  Places places, Clock clock) {
        this.book = book;
        this.signUps = signUps;
        this.planning = planning;
        this.confirming = confirming;
        this.codes = codes;
        this.attachments = attachments;
        this.persons = persons;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping(ONE)
    ModelAndView one(Page page, Viewer viewer, @PathVariable long id) {
        return page.show("volunteer/activity/one", view(viewer, known(viewer, id), Form.empty()));
    }

    /** The organiser's screen, which fetches itself anew. */
    @GetMapping(ONE + "/code")
    ModelAndView code(Page page, Viewer viewer, @PathVariable long id) {
        var activity = organised(viewer, id);
        var way = page.url().is("way", "OUT") ? Way.OUT : Way.IN;
        var counts = signUps.counts(id);
        return page.show("volunteer/activity/code", new ActivityViews.Code(row(activity), way.name(),
            page.base() + MyActivityPages.PATH + "/" + id + "/check?way=" + way + "&code=" + codes.now(id, way),
            counts.present(), counts.signed()));
    }

    @PostMapping(ONE + "/attendance")
    ModelAndView list(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var activity = organised(viewer, id);
        Map<PersonId, Integer> present = new HashMap<>();
        for (var typed : form.values("present")) {
            if (typed.matches("\\d{1,18}")) {
                var minutes = form.value("minutes." + typed);
                if (minutes.matches("\\d{1,4}")) {
                    present.put(new PersonId(Long.parseLong(typed)), Integer.valueOf(minutes));
                } else {
                    form.reject("listed", "volunteer.minutes.wrong");
                }
            }
        }
        var absent = form.values("was").stream().filter(typed -> typed.matches("\\d{1,18}"))
            .map(typed -> new PersonId(Long.parseLong(typed))).toList();
        return form.hasErrors() ? again(page, viewer, activity, form)
            : told(page, viewer, activity, form, confirming.list(viewer, id, present, absent),
                "volunteer.activity.listed");
    }

    @PostMapping(ONE + "/confirmation")
    ModelAndView confirm(Page page, Form form, Viewer viewer, @PathVariable long id,
                         @RequestParam(name = "photos", required = false) @Nullable List<MultipartFile> files) {
        var activity = known(viewer, id);
        var summary = form.required("summary", 500);
        var photos = photos(form, files);
        return form.hasErrors() ? again(page, viewer, activity, form)
            : told(page, viewer, activity, form, confirming.confirm(viewer, id, version(form), summary, photos),
                "volunteer.activity.confirmed");
    }

    @PostMapping(ONE + "/reopening")
    ModelAndView reopen(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var activity = known(viewer, id);
        var reason = form.required("reopenReason", 200);
        return form.hasErrors() ? again(page, viewer, activity, form)
            : told(page, viewer, activity, form, confirming.reopen(viewer, id, version(form), reason),
                "volunteer.activity.reopened");
    }

    @PostMapping(ONE + "/cancellation")
    ModelAndView cancel(Page page, Form form, Viewer viewer, @PathVariable long id) {
        var activity = known(viewer, id);
        var reason = form.required("reason", 200);
        return form.hasErrors() ? again(page, viewer, activity, form)
            : told(page, viewer, activity, form, planning.cancel(viewer, id, version(form), reason),
                "volunteer.activity.cancelled");
    }

    private static int version(Form form) {
        return Objects.requireNonNullElse(form.read("version", Integer::valueOf, "form.not-a-choice"), -1);
    }

    private ModelAndView told(Page page, Viewer viewer, Activity activity, Form form, Outcome outcome, String flash) {
        return switch (outcome) {
            case Done done -> page.go(PATH + "/" + activity.id(), flash, activity.plan().title());
            case Refused refused -> {
                form.reject(refused.field(), refused.key(), refused.args());
                yield again(page, viewer, activity, form);
            }
        };
    }

    private ModelAndView again(Page page, Viewer viewer, Activity activity, Form form) {
        return page.again("volunteer/activity/one", view(viewer, book.find(activity.id()).orElse(activity), form));
    }

    private Activity known(Viewer viewer, long id) {
        return book.find(id).filter(activity -> ActivityRights.maySee(viewer, activity))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    Activity organised(Viewer viewer, long id) {
        return book.find(id).filter(activity -> ActivityRights.mayOrganise(viewer, activity))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ActivityViews.Row row(Activity activity) {
        return new ActivityViews.Row(activity, places.names(List.of(activity.area()))
            .getOrDefault(activity.area(), activity.area().value()));
    }

    private ActivityViews.One view(Viewer viewer, Activity activity, Form form) {
        form.prefill("version", Integer.toString(activity.version()));
        var listed = signUps.of(activity.id(), PEOPLE);
        var people = persons.masked(listed.stream().map(SignUp::person).toList());
        var rows = listed.stream().map(one -> {
            var person = people.get(one.person());
            return new ActivityViews.Person(one, person == null || person.name().isEmpty()
                ? "#" + one.person().value() : person.name(),
                person == null ? "" : person.phone(), one.counted(activity.plan()));
        }).toList();
        var now = clock.instant();
        boolean organises = activity.state() == ActivityState.PLANNED && ActivityRights.mayOrganise(viewer, activity);
        return new ActivityViews.One(row(activity), rows, signUps.counts(activity.id()).present(),
            photos(activity.id()), organises, ActivityRights.mayConfirm(viewer, activity),
            !now.isBefore(activity.plan().startsAt()), !now.isBefore(activity.plan().endsAt()), form);
    }

    List<String> photos(long id) {
        return attachments.of(ActivityPhotos.KIND + ":" + id).stream()
            .map(photo -> "/attachments/" + photo.id() + "/small").toList();
    }

    private List<AttachmentId> photos(Form form, @Nullable List<MultipartFile> files) {
        for (var file : (files == null ? List.<MultipartFile>of() : files).stream()
            .filter(file -> !file.isEmpty()).limit(PHOTOS).toList()) {
            try (var content = file.getInputStream()) {
                switch (attachments.keepPhoto(content,
                    Objects.requireNonNullElse(file.getOriginalFilename(), ""), false)) {
                    case Keeping.Kept kept -> form.also("attachment", kept.attachment().id().toString());
                    case Keeping.Refused refused -> form.reject("photos", refused.key(), refused.args());
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        var ids = new ArrayList<AttachmentId>();
        for (var text : form.values("attachment").stream().limit(PHOTOS).toList()) {
            try {
                ids.add(new AttachmentId(UUID.fromString(text)));
            } catch (IllegalArgumentException notOurs) {
                form.reject("photos", "form.not-a-choice");
            }
        }
        return ids;
    }
}
