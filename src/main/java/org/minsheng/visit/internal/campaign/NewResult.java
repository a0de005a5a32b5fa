package org.minsheng.visit.internal.campaign;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.minsheng.shared.RequestKey;
import org.minsheng.visit.TaskId;

/**
 * What a visitor brings from a door.
 *
 * @param key made once at the door, on the phone too: the same result may be sent any number of times
 * @param formVersion of the form that was filled in, which may be older than the campaign's
 * @param answers as the form's check takes them; empty unless {@link DoorOutcome#ANSWERED}
 * @param note a sentence for the next visitor, without personal data; empty for none
 * @param at when it happened by the visitor's clock, which may be wrong; a time that cannot be is replaced
 */
public record NewResult(RequestKey key, TaskId task, DoorOutcome outcome, long formVersion,
                        Map<String, Object> answers, String note, Instant at) {

    public NewResult {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }
}
