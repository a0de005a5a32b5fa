package org.minsheng.page;

import gg.jte.Content;
import gg.jte.html.HtmlContent;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows of a table with the cells of each in another order, or without some. What a template writes as text never holds
 * a tag, so the cells are found by theirs; a row with another number of cells, such as one that spans the table, stays
 * as it is.
 */
record ArrangedRows(Content rows, List<Integer> order, int cells) implements HtmlContent {

    private static final Pattern ROW = Pattern.compile("(<tr[ >].*?)(<t[dh][ >].*)(</tr>)", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<(t[dh])[ >].*?</\\1>", Pattern.DOTALL);

    @Override
    public void writeTo(HtmlTemplateOutput output) {
        var written = new StringOutput();
        rows.writeTo(new OwaspHtmlTemplateOutput(written));
        output.writeContent(arranged(written.toString()));
    }

    private String arranged(String html) {
        var all = new StringBuilder(html.length());
        int from = 0;
        for (int end = html.indexOf("</tr>"); end >= 0; end = html.indexOf("</tr>", from)) {
            int until = end + "</tr>".length();
            all.append(row(html.substring(from, until)));
            from = until;
        }
        return all.append(html, from, html.length()).toString();
    }

    private String row(String html) {
        var parts = ROW.matcher(html);
        if (!parts.find()) {
            return html;
        }
        var found = CELL.matcher(parts.group(2)).results().map(cell -> cell.group()).toList();
        return found.size() != cells ? html
            : html.substring(0, parts.start()) + parts.group(1)
                + order.stream().map(found::get).collect(Collectors.joining("\n")) + parts.group(3);
    }
}
