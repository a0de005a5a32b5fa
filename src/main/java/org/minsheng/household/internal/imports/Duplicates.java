package org.minsheng.household.internal.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.minsheng.household.internal.imports.Judging.Verdict;

/** Takes out of a file's rows those that cannot be taken and those that say the same again. */
final class Duplicates {

    private final Map<Integer, Verdict> verdicts;
    private final Function<Line, String> where;

    Duplicates(Map<Integer, Verdict> verdicts, Function<Line, String> where) {
        this.verdicts = verdicts;
        this.where = where;
    }

    List<Line> without(Collection<Line> lines) {
        var good = new ArrayList<Line>();
        Map<String, Line> seen = new HashMap<>();
        for (var line : lines) {
            if (!line.faults().isEmpty()) {
                verdicts.put(line.number(),
                    new Verdict(Judgement.WRONG, List.copyOf(line.faults()), List.copyOf(line.hints())));
                continue;
            }
            var first = seen.putIfAbsent(key(line), line);
            if (first == null || again(line, first)) {
                good.add(line);
            }
        }
        return good;
    }

    /** The same person has the same number, or without one the same name behind the same door. */
    private static String key(Line line) {
        var number = line.person().number();
        return number != null ? number.value() : line.person().name() + "@" + line.door();
    }

    /** Whether it is taken although the person stands in the file before. */
    private boolean again(Line line, Line first) {
        if (!line.person().name().equals(first.person().name())) {
            wrong(line, "household.import.wrong.twice-differs|" + where.apply(first));
        } else if (line.door() != null && line.door().equals(first.door())) {
            same(line, "household.import.hint.twice|" + where.apply(first));
        } else if (line.decision() == Decision.BOTH) {
            return true;
        } else if (line.decision() == Decision.LEAVE_OUT) {
            same(line, "household.import.hint.left-out");
        } else {
            wrong(line, "household.import.wrong.twice-elsewhere|" + where.apply(first));
        }
        return false;
    }

    private void wrong(Line line, String reason) {
        verdicts.put(line.number(), new Verdict(Judgement.WRONG, List.of(reason), List.of()));
    }

    private void same(Line line, String hint) {
        verdicts.put(line.number(), new Verdict(Judgement.SAME, List.of(), List.of(hint)));
    }
}
