package org.minsheng.cooperation.internal;

/** What came of a wish to change something. */
public sealed interface Outcome {

    record Done(long id) implements Outcome {
    }

    record Refused(Refusal why) implements Outcome {
    }

    static Outcome refused(Refusal why) {
        return new Refused(why);
    }

    static Outcome refused(String field, String key, Object... args) {
        return new Refused(new Refusal(field, key, args));
    }
}
