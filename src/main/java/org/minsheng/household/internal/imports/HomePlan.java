package org.minsheng.household.internal.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.Residence;
import org.minsheng.household.internal.Relation;
import org.minsheng.household.internal.imports.Existing.Home;
import org.minsheng.household.internal.imports.Existing.Living;
import org.minsheng.shared.AreaCode;

/** What an import means to do to one household: one that exists, or a new one. */
final class HomePlan {

    /** Somebody of it. */
    static final class Someone {

        final Line line;
        @Nullable Long person;
        @Nullable Living living;
        boolean fills;
        boolean foundByName;
        Judgement judgement = Judgement.SAME;
        final List<String> careGroups = new ArrayList<>();
        /** What shall stand there from now on; empty when nothing changes. */
        String remark = "";
        final List<Living> leaves = new ArrayList<>();

        Someone(Line line, @Nullable Long person) {
            this.line = line;
            this.person = person;
        }

        boolean isRelatedAnew() {
            return living != null && line.relation() != null && line.relation() != living.relation();
        }
    }

    final AreaCode door;
    final List<Someone> people = new ArrayList<>();
    @Nullable Home home;
    @Nullable Living unseated;

    HomePlan(AreaCode door) {
        this.door = door;
    }

    /** What the head's row says, or else the first that says something; null when none does. */
    @Nullable Residence residence() {
        return people.stream().sorted((one, other) -> Boolean.compare(other.line.isHead(), one.line.isHead()))
            .map(someone -> someone.line.residence()).filter(residence -> residence != null).findFirst().orElse(null);
    }

    boolean isSettledAnew() {
        var said = residence();
        return home != null && said != null && said != home.residence();
    }

    boolean hasHead() {
        return people.stream().anyMatch(someone -> someone.line.isHead());
    }

    /** How somebody new stands to the head; a person alone is the head. */
    Relation relation(Someone someone) {
        if (someone.line.isHead()) {
            return Relation.HEAD;
        }
        var said = someone.line.relation();
        return said != null ? said : people.size() == 1 && home == null ? Relation.HEAD : Relation.RELATIVE;
    }

    boolean hasWork() {
        return isSettledAnew() || people.stream().anyMatch(someone -> someone.judgement != Judgement.SAME);
    }
}
