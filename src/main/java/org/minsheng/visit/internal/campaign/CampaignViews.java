package org.minsheng.visit.internal.campaign;

import java.util.List;
import java.util.Map;
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

    private static final List<Stage> BAR = List.of(Stage.DONE, Stage.REFUSED, Stage.UNREACHED, Stage.TRIED);

    private CampaignViews() {
    }

    public record Listed(List<Tab> tabs, Slice<Row> rows, CampaignState state) {
    }

    /** @param timeUsed how much of its time is over, in per cent */
    public record Row(Campaign campaign, String place, Progress progress, int timeUsed) {

        /** Whether doors are left further behind than days are gone. */
        public boolean lags() {
            return campaign.isRunning() && progress.percent() + 15 < timeUsed;
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

    public record RosterOffer(java.time.Instant since) {
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

    public record Candidate(long id, String by, java.time.Instant at, DoorOutcome outcome, ResultState state,
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

    /** For templates: all stages that a bar shows, from the left. */
    public static List<Stage> bar() {
        return BAR;
    }

    /** Where each part of a bar begins, in thousandths. */
    public static Map<Stage, double[]> parts(Progress progress) {
        Map<Stage, double[]> parts = new java.util.LinkedHashMap<>();
        long all = progress.all();
        double from = 0;
        for (var stage : bar()) {
            double width = all == 0 ? 0 : progress.of(stage) * 1000.0 / all;
            parts.put(stage, new double[] {Math.round(from * 10) / 10.0, Math.round(width * 10) / 10.0});
            from += width;
        }
        return parts;
    }
}
