package org.minsheng.page;

import gg.jte.Content;
import gg.jte.html.HtmlContent;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of a table with the cells of each in another order, or without some. What a template writes as text never holds
 * a tag, so the cells are found by theirs; a row with another number of cells, such as one that spans the table, stays
 * as it is.
 */
record ArrangedRows(Content rows, List<Integer> order, int cells) implements HtmlContent {

    private static final String END = "</tr>";
    private static final int TAG_LENGTH = "<td".length();

    @Override
    public void writeTo(HtmlTemplateOutput output) {
        var written = new StringOutput();
        rows.writeTo(new OwaspHtmlTemplateOutput(written));
        output.writeContent(arranged(written.toString()));
    }

    private String arranged(String html) {
        var all = new StringBuilder(html.length());
        int from = 0;
        for (int end = html.indexOf(END); end >= 0; end = html.indexOf(END, from)) {
            all.append(row(html.substring(from, end))).append(END);
            from = end + END.length();
        }
        return all.append(html, from, html.length()).toString();
    }

    /** Without its end. */
    private String row(String html) {
        var found = new ArrayList<String>();
        int first = cell(html, 0);
        int from = first;
        while (from >= 0) {
            var closing = "</" + html.substring(from + 1, from + TAG_LENGTH) + ">";
            int end = html.indexOf(closing, from);
            if (end < 0) {
                return html;
            }
            found.add(html.substring(from, end + closing.length()));
            from = cell(html, end);
        }
        return found.size() != cells ? html
            : html.substring(0, first) + order.stream().map(found::get).collect(Collectors.joining("\n"));
    }

    /** Where the next cell begins, -1 where there is none. */
    private static int cell(String html, int from) {
        int at = html.indexOf("<t", from);
        while (at >= 0 && !isCell(html, at)) {
            at = html.indexOf("<t", at + 1);
        }
        return at;
    }

    private static boolean isCell(String html, int at) {
        int after = at + TAG_LENGTH;
        return after < html.length() && "dh".indexOf(html.charAt(after - 1)) >= 0
            && " >".indexOf(html.charAt(after)) >= 0;
    }
}
