package org.minsheng.exchange.internal.open311;

import java.util.List;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Matter;

/**
 * A matter as Open311 offers it.
 *
 * @param group the matter of the upper level
 * @param kind what kind of appeal a report becomes
 * @param batch whether a report is answered with a token instead of its number
 */
public record Service(Matter matter, Matter group, boolean offered, AppealKind kind, boolean batch,
                      List<Attribute> attributes) {

    public Service {
        attributes = List.copyOf(attributes);
    }

    /** One thing that is asked for. */
    public record Attribute(String code, Datatype datatype, boolean required, String descriptionZh,
                            String descriptionEn, List<Choice> choices) {

        public Attribute {
            choices = List.copyOf(choices);
        }

        public String description(boolean chinese) {
            return chinese ? descriptionZh : descriptionEn;
        }
    }

    /** One choice of a list. */
    public record Choice(String key, String name) {
    }

    /** The standard's words, in lower case there. */
    public enum Datatype {
        STRING, NUMBER, DATETIME, TEXT, SINGLEVALUELIST, MULTIVALUELIST;

        public boolean isList() {
            return this == SINGLEVALUELIST || this == MULTIVALUELIST;
        }
    }

    public String name(boolean chinese) {
        return chinese ? matter.nameZh() : matter.nameEn();
    }

    public String group(boolean chinese) {
        return chinese ? group.nameZh() : group.nameEn();
    }
}
