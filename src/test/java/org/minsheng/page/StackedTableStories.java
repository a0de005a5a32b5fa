package org.minsheng.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;

/** On a phone each row of a table is a card: whole words beside whole labels, and nothing beyond the edge. */
class StackedTableStories extends RunningServer {

    private static final List<String> LISTS = List.of("/console/appeals?tab=all", "/console/households",
        "/console/members?state=CONFIRMED", "/console/deeds", "/console/points/holders", "/console/agreements/items",
        "/console/whistles", "/console/orders", "/console/campaigns", "/console/grids", "/console/care",
        "/console/activities");

    /** What is wrong with the cells that are seen: cut, beyond the edge, squeezed, or a label without a word. */
    private static final String WRONG = """
        () => [...document.querySelectorAll('#list table[data-stacked] td')].filter(cell => cell.offsetParent)
          .map(cell => {
            const text = cell.textContent.trim()
            const box = cell.getBoundingClientRect()
            if (cell.scrollWidth > cell.clientWidth + 1) return 'cut: ' + text
            if (box.right > innerWidth + 1 || box.left < 0) return 'beyond the edge: ' + text
            if (!text && !cell.querySelector('img, svg, input, select, button'))
              return 'bare label ' + cell.dataset.label
            if (text.length > 3 && text.length < 30 && box.height > 150) return 'squeezed: ' + text
            return ''
          }).filter(Boolean)
        """;

    @Test
    void rows_are_cards_whose_words_are_whole() {
        var page = staffWindow(PHONE, "tiyuchang");
        int seen = 0;
        for (var list : LISTS) {
            page.navigate(list);
            assertThat(page.locator("#list table:not([data-stacked])").count()).as(list + " has columns").isZero();
            seen += page.locator("#list table[data-stacked]").count();
            assertThat((List<?>) page.evaluate(WRONG)).as(list).isEmpty();
            picture(page, "stacked" + list.replaceAll("[^a-z]+", "-") + "-390");
        }
        assertThat(seen).as("lists with rows").isGreaterThan(7);
    }
}
