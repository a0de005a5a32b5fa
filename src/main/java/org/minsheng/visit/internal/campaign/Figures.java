package org.minsheng.visit.internal.campaign;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a report tells, with the names of that day; frozen when a campaign ends. */
public record Figures(Map<Stage, Long> total, List<Line> communities, List<Line> grids, List<Line> visitors,
                      List<Question> questions, long conflicts, long late) {

    public Figures {
        total = Map.copyOf(total);
        communities = List.copyOf(communities);
        grids = List.copyOf(grids);
        visitors = List.copyOf(visitors);
        questions = List.copyOf(questions);
    }

    /**
     * One community, grid or visitor.
     *
     * @param name empty for no grid, or nobody
     * @param detail where, or as what the visitor walks: a community's name, or the name of a {@link VisitorKind}
     */
    public record Line(String key, String name, String detail, Map<Stage, Long> counts) {

        public Line {
            counts = Map.copyOf(counts);
        }

        public Progress progress() {
            return new Progress(counts);
        }
    }

    /**
     * What was answered to one question.
     *
     * @param answered how many answered it at all
     * @param choices counts of each answer, in the form's order; empty where answers are no choices
     * @param numbers null where answers are no numbers
     */
    public record Question(String key, String label, String labelEn, String kind, boolean personal, long answered,
                           List<Choice> choices, @Nullable Numbers numbers) {

        public Question {
            choices = List.copyOf(choices);
        }

        public String label(boolean chinese) {
            return chinese || labelEn.isEmpty() ? label : labelEn;
        }

        public long most() {
            return choices.stream().mapToLong(Choice::count).max().orElse(0);
        }
    }

    public record Choice(String value, String label, String labelEn, long count) {

        public String label(boolean chinese) {
            return chinese || labelEn.isEmpty() ? label : labelEn;
        }
    }

    /** How numbers are spread. */
    public record Numbers(double least, double quarter, double middle, double threeQuarters, double most, double mean) {
    }

    public Progress progress() {
        return new Progress(total);
    }
}
