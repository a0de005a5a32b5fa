package org.minsheng.visit.internal.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.AreaMap;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;

/** The screens of campaigns for those who lead and follow them. */
public final class CampaignViews {

    /** From the left. */
    private static final List<Stage> BAR = List.of(Stage.DONE, Stage.REFUSED, Stage.UNREACHED, Stage.TRIED);

    private CampaignViews() {
    }

    public record Listed(List<Tab> tabs, Slice<Row> rows, CampaignState state) {
    }

    /**
     * @param timeUsed how much of its time is over, in per cent
     * @param leads whether the viewer leads it
     */
    public record Row(Campaign campaign, String place, Progress progress, int timeUsed, boolean leads) {

        /** Whether doors are left further behind than days are gone. */
        public boolean lags() {
            return campaign.isRunning() && progress.percent() + 15 < timeUsed;
        }

        /** Since when doors may need other visitors; null when they do not, or others decide that. */
        public @Nullable Instant changedAt() {
            return leads && campaign.isRunning() ? campaign.rosterChangedAt() : null;
        }
    }

    public record Counted(long households) {
    }

    /**
     * The form of a draft.
     *
     * @param trail from the viewer's own area to the chosen one; {@code narrower} the places within it
     * @param named how many are named already
     */
    public record Drafting(Form form, @Nullable Campaign known, AreaCode area, List<Option> trail,
                           List<Option> narrower, List<Option> grids,
                           List<Option> groups, List<Option> residences, List<Option> visitors, List<Option> forms,
                           int named, long households) {

        public String action() {
            return known == null ? CampaignPages.PATH : known.path();
        }

        public String here() {
            return known == null ? CampaignPages.PATH + "/new" : known.path() + "/edit";
        }
    }

    /** What is told of every campaign. */
    public record Head(Campaign campaign, String place, String form, String ask, String visitors,
        boolean leads, Form typed) {
    }

    /** A draft with what would happen. */
    public record Preview(Head head, int doors, int visitors, int fewest, int most, int mean, List<PreviewRow> shares,
                          List<Line> nobody, int nobodyDoors, int more) {
    }

    public record PreviewRow(String name, VisitorKind kind, String place, int doors) {
    }

    public record Line(String name, long count, String path) {
    }

    /** A campaign that runs or ran. */
    public record Followed(Head head, Progress progress, int timeUsed, List<Tab> tabs, String by,
                           List<ProgressRow> rows, long more, long conflicts,
                           long late, boolean frozen, @Nullable AreaMap map, @Nullable RosterOffer offer) {

        public boolean lags() {
            return head.campaign().isRunning() && progress.percent() + 15 < timeUsed;
        }
    }

    public record RosterOffer(Instant since) {
    }

    /**
     * @param key by which the map knows it
     * @param path of the households behind the row; null when they are no longer kept
     */
    public record ProgressRow(String key, String name, String detail, Progress progress, @Nullable String path) {
    }

    /** The households of a campaign. */
    public record Households(Campaign campaign, Slice<HouseholdRow> rows, List<Option> stages, List<Option> visitors,
        boolean leads, String title) {
    }

    public record HouseholdRow(TaskRow task, String address, String head, String grid) {
    }

    /** Doors that would go to others. */
    public record Moving(Campaign campaign, List<MoveRow> moves, int doors, String why, @Nullable Long visitor,
        String action) {
    }

    public record MoveRow(String from, String to, int doors, String first) {
    }

    /** Answers counted. */
    public record Results(Campaign campaign, Figures figures, boolean frozen, boolean leads) {

        public int part(long count, long of) {
            return of == 0 ? 0 : (int) Math.round(count * 100.0 / of);
        }
    }

    /** Two results for one household. */
    public record Conflict(TaskRow task, String address, List<Candidate> candidates, List<Compared> fields, Form form,
        RequestKey key) {
    }

    public record Candidate(long id, String by, Instant at, DoorOutcome outcome, ResultState state,
        String note) {
    }

    /** @param said in the order of the candidates; empty where nothing was said */
    public record Compared(String key, String label, List<String> said, boolean different) {
    }

    public record Conflicts(Campaign campaign, Slice<HouseholdRow> rows) {
    }

    /** A number with thousands set apart, and its part of a whole. */
    public static String part(Page page, Progress progress, Stage stage) {
        return page.number(progress.of(stage)) + " · " + progress.percent(stage) + "%";
    }

    /** Where a part of a bar begins and how wide it is, in thousandths. */
    public record Part(Stage stage, String from, String width) {
    }

    /** Those that can be seen. */
    public static List<Part> parts(Progress progress) {
        var parts = new ArrayList<Part>(BAR.size());
        long all = progress.all();
        double from = 0;
        for (var stage : BAR) {
            double width = all == 0 ? 0 : progress.of(stage) * 1000.0 / all;
            if (Math.round(width * 10) > 0) {
                parts.add(new Part(stage, tenths(from), tenths(width)));
            }
            from += width;
        }
        return parts;
    }

    private static String tenths(double thousandths) {
        return String.valueOf(Math.round(thousandths * 10) / 10.0);
    }
}
