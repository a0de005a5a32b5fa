package org.minsheng.appeal.internal.rates;

import java.util.List;
import org.jspecify.annotations.Nullable;
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
    public record Rates(List<Tab> tabs, List<Option> months, String from, String until, List<Option> kinds, List<Line> lines, @Nullable Line total,
                        String title) {
    }

    /** @param filter the query of the appeals behind this line's figures */
    public record Line(String label, String narrower, Url filter, RateBook.Row row) {

        public String to(RateBook.Figure figure) {
            return filter.with("figure", figure.name()).toString();
        }

        /** 93.4 %, a dash when nothing counts. */
        public String rate(Page page, long numerator, long denominator) {
            return denominator == 0 ? "–" : page.t("appeal.rates.percent", Math.round(numerator * 1000.0 / denominator) / 10.0);
        }
    }

    public record Behind(String title, Slice<One> rows) {
    }

    public record One(RateBook.Behind row, String place, String organisation) {
    }

    public record Exclusions(List<Tab> tabs, Slice<Candidate> rows) {
    }

    public record Candidate(Exclusion exclusion, boolean decidable) {
    }

    /** @param waits whether one is proposed or approved already */
    public record Propose(Appeal appeal, List<Candidate> known, boolean waits, Form form, RequestKey key) {
    }
}
