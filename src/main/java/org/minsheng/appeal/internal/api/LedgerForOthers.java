package org.minsheng.appeal.internal.api;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealAnswer;
import org.minsheng.appeal.AppealCourse;
import org.minsheng.appeal.AppealEntry;
import org.minsheng.appeal.AppealFiling;
import org.minsheng.appeal.AppealFilter;
import org.minsheng.appeal.AppealId;
import org.minsheng.appeal.AppealLine;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.AppealWish;
import org.minsheng.appeal.Appeals;
import org.minsheng.appeal.KnownAppeal;
import org.minsheng.appeal.LeadingAppeal;
import org.minsheng.appeal.Matter;
import org.minsheng.appeal.NewAppeal;
import org.minsheng.appeal.OutlinedAppeal;
import org.minsheng.appeal.PublicAppeal;
import org.minsheng.appeal.PublicFilter;
import org.minsheng.appeal.Verdict;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.AppealBook;
import org.minsheng.appeal.internal.Leads;
import org.minsheng.appeal.internal.Ledger;
import org.minsheng.appeal.internal.Sight;
import org.minsheng.appeal.internal.WritingNote;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.appeal.internal.filing.FilingAppeal;
import org.minsheng.appeal.internal.similar.JoiningAppeal;
import org.minsheng.appeal.internal.steps.RatingMerged;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepResult;
import org.minsheng.appeal.internal.steps.TakingStep;
import org.minsheng.area.Places;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** The ledger as the JSON interface and other modules use it: one way for all of them to see and to act. */
@Component
class LedgerForOthers implements Appeals {

    private final FilingAppeal filingAppeal;
    private final TakingStep takingStep;
    private final AppealBook book;
    private final BookForOthers many;
    private final Courses courses;
    private final Ledger ledger;
    private final Matters matters;
    private final WritingNote writing;
    private final Places places;
    private final RatingMerged rating;
    private final Leads leads;
    private final Clock clock;
    private final LoadingCache<AreaCode, Boolean> known;

    LedgerForOthers(FilingAppeal filingAppeal, TakingStep takingStep, AppealBook book, BookForOthers many,
                    Courses courses, Ledger ledger, Matters matters, WritingNote writing, Places places,
                    RatingMerged rating, Leads leads, Clock clock) {
        this.rating = rating;
        this.leads = leads;
        this.filingAppeal = filingAppeal;
        this.takingStep = takingStep;
        this.book = book;
        this.many = many;
        this.courses = courses;
        this.ledger = ledger;
        this.matters = matters;
        this.writing = writing;
        this.places = places;
        this.clock = clock;
        this.known = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(5))
            .build(code -> places.at(code).isPresent());
    }

    @Override
    public AppealFiling file(Viewer viewer, NewAppeal word) {
        return Sight.oversees(viewer, word.place()) ? fileTrusted(viewer, word)
            : new AppealFiling.Wrong(Map.of("place", "appeal.api.place"));
    }

    @Override
    public AppealFiling fileTrusted(Viewer viewer, NewAppeal word) {
        Map<String, String> faults = new HashMap<>();
        if (!exists(word.place())) {
            faults.put("place", "appeal.api.place");
        }
        if (word.matter() != null && !matters.isChoice(word.matter())) {
            faults.put("matter", "form.not-a-choice");
        }
        if (!faults.isEmpty()) {
            return new AppealFiling.Wrong(faults);
        }
        var filed = filingAppeal.file(viewer, Told.filing(word));
        return new AppealFiling.Filed(filed.id(), filed.number(), filed.tracking(), filed.repeated());
    }

    /** Communities and what is above them change once in years: of them an answer may be five seconds old. */
    private boolean exists(AreaCode place) {
        return place.value().length() > AreaCode.Level.COMMUNITY.digits()
            ? places.at(place).isPresent() : known.get(place);
    }

    @Override
    public Optional<KnownAppeal> find(Viewer viewer, String number) {
        return visible(viewer, number).map(appeal -> Told.known(viewer, appeal));
    }

    private Optional<Appeal> visible(Viewer viewer, String number) {
        return book.byNumber(number)
            .filter(appeal -> Sight.oversees(viewer, appeal.said().place())
                || book.isParty(viewer.organisations(), appeal.id()));
    }

    @Override
    public List<KnownAppeal> find(Viewer viewer, Collection<String> numbers) {
        var found = many.byNumbers(numbers);
        var elsewhere = found.stream().filter(appeal -> !Sight.oversees(viewer, appeal.said().place()))
            .map(Appeal::id).toList();
        var held = many.held(viewer.organisations(), elsewhere);
        return found.stream()
            .filter(appeal -> !elsewhere.contains(appeal.id()) || held.contains(appeal.id()))
            .map(appeal -> Told.known(viewer, appeal))
            .toList();
    }

    @Override
    public Map<String, LeadingAppeal> leading(Collection<String> merged) {
        Map<String, LeadingAppeal> leading = new HashMap<>();
        many.byNumbers(merged).stream()
            .filter(appeal -> appeal.work().state() == AppealState.MERGED)
            .forEach(appeal -> leading.put(appeal.number(), Told.leading(leads.of(appeal))));
        return leading;
    }

    @Override
    public List<AppealId> mergedInto(AppealId lead) {
        return leads.merged(lead).stream().map(Appeal::id).toList();
    }

    @Override
    public Optional<LeadingAppeal> leading(AppealId appeal) {
        return book.byId(appeal).map(found -> Told.leading(leads.of(found)));
    }

    @Override
    public List<AppealEntry> history(Viewer viewer, String number) {
        return visible(viewer, number).map(appeal -> book.history(appeal.id()).stream().map(Told::entry).toList())
            .orElse(List.of());
    }

    @Override
    public @Nullable Slice<AppealLine> list(Viewer viewer, AppealFilter filter, @Nullable String after, int size) {
        var lens = Sight.lens(viewer);
        var state = filter.state();
        var narrowed = new Ledger.Filter(filter.open() || filter.overdue(), false,
            state == null ? List.of() : List.of(state), null, null, null,
            filter.overdue() ? clock.instant() : null, filter.within());
        return lens == null ? null : ledger.page(lens, narrowed, after, size).map(Told::line);
    }

    @Override
    public AppealAnswer take(Viewer viewer, String number, int version, RequestKey key, AppealWish wish) {
        var request = Wishes.request(wish);
        if (request == null) {
            return new AppealAnswer.Refused("action", "form.not-a-choice", List.of());
        }
        return visible(viewer, number).isEmpty() ? unknown()
            : answer(viewer, takingStep.take(viewer, number, version, key, request));
    }

    @Override
    public AppealAnswer takeForReporter(Viewer filer, String number, int version, RequestKey key, AppealWish wish) {
        var request = Wishes.ofReporter(wish);
        if (request == null) {
            return new AppealAnswer.Refused("action", "form.not-a-choice", List.of());
        }
        return many.trackingOf(filer, number)
            .map(tracking -> answer(filer, takeForReporter(filer, tracking, version, key, request)))
            .orElseGet(LedgerForOthers::unknown);
    }

    /** What was merged is judged with the own appeal, as on the person's page. */
    private StepResult takeForReporter(Viewer filer, String tracking, int version,
                                       RequestKey key, StepRequest request) {
        var merged = book.byTracking(tracking).filter(appeal -> appeal.work().state() == AppealState.MERGED)
            .orElse(null);
        return switch (request) {
            case StepRequest.Reopen(var note, var told) when merged != null ->
                rating.rate(filer, merged, version, key, Verdict.UNSOLVED, note);
            case StepRequest.Close(var verdict, var note, var wall, var title, var said) when merged != null
                && verdict != null ->
                rating.rate(filer, merged, version, key, verdict, note);
            default -> takingStep.takeAsReporter(filer, tracking, version, key, request);
        };
    }

    @Override
    public boolean addPhotos(Viewer viewer, String number, RequestKey key, List<AttachmentId> photos, String note) {
        var appeal = visible(viewer, number);
        appeal.ifPresent(found -> writing.add(viewer, found, key, photos, note));
        return appeal.isPresent();
    }

    @Override
    public List<PublicAppeal> published(PublicFilter filter) {
        return many.published(filter);
    }

    @Override
    public List<OutlinedAppeal> outlined(Collection<String> numbers) {
        return many.byNumbers(numbers).stream().filter(JoiningAppeal::isPublic).map(Told::outlined).toList();
    }

    @Override
    public Map<String, Instant> changed(Collection<String> numbers) {
        return numbers.isEmpty() ? Map.of() : courses.changed(numbers);
    }

    @Override
    public Map<String, AppealCourse> courses(Collection<String> numbers) {
        return numbers.isEmpty() ? Map.of() : courses.of(many.byNumbers(numbers));
    }

    @Override
    public List<Matter> matters() {
        return matters.choices().stream()
            .flatMap(topic -> Stream.concat(Stream.of(topic.topic()), topic.matters().stream()))
            .map(matter -> new Matter(matter.code(), matter.parent(), matter.nameZh(), matter.nameEn()))
            .toList();
    }

    private static AppealAnswer answer(Viewer viewer, StepResult result) {
        return switch (result) {
            case StepResult.Taken taken -> new AppealAnswer.Taken(Told.known(viewer, taken.appeal()));
            case StepResult.Refused refused -> new AppealAnswer.Refused(refused.field(), refused.key(),
                Arrays.asList(refused.args()));
        };
    }

    private static AppealAnswer unknown() {
        return new AppealAnswer.Refused("", "appeal.refused.unknown", List.of());
    }
}
