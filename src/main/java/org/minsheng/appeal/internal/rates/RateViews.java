package org.minsheng.appeal.internal.rates;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealState;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.page.Tab;
import org.minsheng.page.Url;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Slice;

/** The screens of the three rates. */
public final class RateViews {

    private RateViews() {
    }

    /**
     * The rates as a table.
     *
     * @param narrower the query by which a row narrows the page, per row; empty where it cannot
     */
    public record Rates(List<Tab> tabs, List<Option> months, String from, String until, List<Option> kinds,
                        Slice<Line> lines, @Nullable Line total, String title) {
    }

    /** @param filter the query of the appeals behind this line's figures */
    public record Line(String label, String narrower, Url filter, RateBook.Row row) {

        public String to(RateBook.Figure figure) {
            return filter.with("figure", figure.name()).toString();
        }

        /** 93.4 %, a dash when nothing counts. */
        public String rate(Page page, long numerator, long denominator) {
            return denominator == 0 ? "–" : page.t("appeal.rates.percent",
                Math.round(numerator * 1000.0 / denominator) / 10.0);
        }
    }

    /**
     * How a county counts.
     *
     * @param rules the newest first, which holds
     * @param refolding whether figures are still being computed anew
     */
    public record Rules(String county, List<RateRule> rules, boolean settable, boolean refolding,
                        List<AppealState> choices, Form form, RequestKey key) {
    }

    public record Behind(String title, Slice<One> rows) {
    }

    public record One(RateBook.Behind row, String place, String organisation) {
    }

    public record Exclusions(List<Tab> tabs, Slice<Candidate> rows) {
    }

    /** @param endable whether this reader may take it back */
    public record Candidate(Exclusion exclusion, boolean decidable, boolean endable) {
    }

    /**
     * @param waits whether one is proposed already
     * @param holds whether one holds, which another one would replace
     */
    public record Propose(Appeal appeal, List<Candidate> known, boolean waits, boolean holds,
                          Form form, RequestKey key) {
    }
}
