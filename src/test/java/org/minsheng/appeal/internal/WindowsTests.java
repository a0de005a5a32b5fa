package org.minsheng.appeal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.Windows.Window;

class WindowsTests {

    private static final long NEWEST = 5_000_000;
    private static final int PAGE = 50;

    private final List<Window> asked = new ArrayList<>();

    @Test
    void what_many_say_is_found_among_the_newest_alone() {
        assertThat(page(NEWEST, 30)).hasSize(PAGE + 1).startsWith(4_999_980L, 4_999_950L);
        assertThat(asked).containsExactly(new Window(NEWEST - Windows.WALKED, NEWEST, false));
    }

    @Test
    void only_the_newest_are_walked_through() {
        assertThat(page(NEWEST, 1_000)).hasSizeGreaterThan(PAGE).startsWith(4_999_000L, 4_998_000L);
        assertThat(asked).hasSize(2).last().extracting(Window::rare).isEqualTo(true);
    }

    @Test
    void what_is_said_less_often_is_looked_for_as_far_back_as_a_page_promises_to_be_full() {
        assertThat(page(NEWEST, 4_000)).hasSizeGreaterThan(PAGE).startsWith(4_996_000L);
        assertThat(asked).hasSize(3);
        assertThat(asked.getLast().from()).as("not the whole ledger").isGreaterThan(NEWEST - 1_000_000);
    }

    @Test
    void what_one_appeal_says_is_looked_for_in_all_that_is_left_at_once() {
        assertThat(page(NEWEST, 4_999_999)).containsExactly(4_999_999L, 0L);
        asked.clear();
        assertThat(page(NEWEST, 3_000_000)).containsExactly(3_000_000L, 0L);
        assertThat(asked).hasSize(3).last().isEqualTo(new Window(0, NEWEST - Windows.NEWEST, true));
    }

    @Test
    void every_hit_is_shown_once_and_in_order_whatever_the_windows() {
        for (long apart : new long[] {1, 7, 5_003, 61_001, 700_001, 6_000_000}) {
            asked.clear();
            var wanted = LongStream.iterate((NEWEST - 1) / apart * apart, hit -> hit >= 0, hit -> hit - apart)
                .limit(PAGE + 1).boxed().toList();
            assertThat(page(NEWEST, apart).stream().limit(PAGE + 1)).as("a hit in " + apart).isEqualTo(wanted);
        }
    }

    @Test
    void a_small_ledger_is_two_windows() {
        assertThat(page(10_000, 5_000)).containsExactly(5_000L, 0L);
        assertThat(asked).hasSize(2);
    }

    private List<Long> page(long newest, long apart) {
        return Windows.walk(newest, PAGE, (window, most) -> hits(window, most, apart));
    }

    /** Every so many numbers is a hit. */
    private List<Long> hits(Window window, int most, long apart) {
        asked.add(window);
        return LongStream.iterate((window.until() - 1) / apart * apart, hit -> hit >= window.from(), hit -> hit - apart)
            .limit(most)
            .boxed()
            .toList();
    }
}
