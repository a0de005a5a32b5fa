package org.minsheng.visit.internal.campaign;

import java.util.Map;
import java.util.TreeMap;
import org.minsheng.visit.internal.form.FormDefinition;
import org.minsheng.visit.internal.form.FormJson;
import org.minsheng.visit.internal.form.PersonalAnswers;
import org.springframework.stereotype.Component;

/** Answers as they are stored: JSON in which what is personal is sealed. */
@Component
class Answers {

    private final FormJson json;
    private final PersonalAnswers personal;

    Answers(FormJson json, PersonalAnswers personal) {
        this.json = json;
        this.personal = personal;
    }

    String store(FormDefinition form, Map<String, Object> answers) {
        return json.write(personal.seal(form, answers));
    }

    /** As they were given. */
    Map<String, Object> open(FormDefinition form, String stored) {
        return personal.open(form, json.answers(stored));
    }

    /** For screens and sheets. */
    Map<String, Object> masked(FormDefinition form, String stored) {
        return PersonalAnswers.masked(form, json.answers(stored));
    }

    /** Whether both say the same, in whatever order. */
    boolean same(Map<String, Object> one, Map<String, Object> other) {
        return json.write(new TreeMap<>(one)).equals(json.write(new TreeMap<>(other)));
    }
}
