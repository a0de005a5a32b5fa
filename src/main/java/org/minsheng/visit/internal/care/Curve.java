package org.minsheng.visit.internal.care;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of the last visits as a small drawing of 320 by 120; the table beside it says the same in words.
 *
 * @param line points of a polyline; {@code dots} one for each value, oldest first
 * @param threshold height of the line above which a value alarms, null without one
 */
public record Curve(String line, List<Dot> dots, @Nullable Double threshold, String top, String bottom) {

    private static final double WIDTH = 320;
    private static final double HEIGHT = 120;
    private static final double EDGE = 10;

    public record Dot(double x, double y, boolean alarm, String title) {
    }

    public boolean isEmpty() {
        return dots.size() < 2;
    }

    /** @param visits the latest first; {@code title} says what a dot stands for */
    static Curve of(List<CareTaskBook.Visit> visits, @Nullable BigDecimal alarmAbove,
        java.util.function.Function<CareTaskBook.Visit, String> title) {
        var values = visits.stream().filter(visit -> visit.value() != null).limit(28).toList().reversed();
        double low = Math.min(36, values.stream().mapToDouble(Curve::value).min().orElse(36));
        double high = Math.max(38, values.stream().mapToDouble(Curve::value).max().orElse(38));
        var dots = new ArrayList<Dot>();
        for (int i = 0; i < values.size(); i++) {
            double x = EDGE + (WIDTH - 2 * EDGE) * (values.size() == 1 ? 0.5 : i / (double) (values.size() - 1));
            dots.add(new Dot(rounded(x), height(value(values.get(i)), low, high), values.get(i).alarm(),
                title.apply(values.get(i))));
        }
        return new Curve(dots.stream().map(dot -> dot.x() + "," + dot.y()).collect(Collectors.joining(" ")), dots,
            alarmAbove == null ? null : height(alarmAbove.doubleValue(), low, high),
            String.format(Locale.ROOT, "%.1f", high),
            String.format(Locale.ROOT, "%.1f", low));
    }

    private static double value(CareTaskBook.Visit visit) {
        var value = visit.value();
        return value == null ? 0 : value.doubleValue();
    }

    private static double height(double value, double low, double high) {
        return rounded(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - low) / (high - low));
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
