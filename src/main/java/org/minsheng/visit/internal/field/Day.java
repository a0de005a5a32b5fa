package org.minsheng.visit.internal.field;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.visit.internal.form.FormDefinition;

/**
 * What a phone gets for a day: the doors of this person and what is needed to fill in their forms without a network. No
 * name in the clear, no identity number, nobody else's doors.
 *
 * @param until when the phone deletes it, in milliseconds
 * @param patrols whether this person can report what is seen on the way
 * @param more whether there are more doors than a phone gets at once
 */
record Day(Instant serverTime, LocalDate day, long until, Visitor visitor, List<OfCampaign> campaigns, List<Door> tasks,
           List<Form> forms, List<Outline> grids, boolean patrols, boolean more) {

    record Visitor(long account, String name, boolean staff) {
    }

    record OfCampaign(long id, String name, String purpose, String basis, LocalDate endsOn) {
    }

    /**
     * @param head masked, empty when nobody is registered
     * @param groups of care, for staff only
     * @param known answers that the form may begin with
     * @param next when somebody is to go again, in words; empty for no matter when
     */
    record Door(long id, long campaign, String state, String door, String address, String head, int people,
                List<String> groups,
                @Nullable Long grid, long form, Map<String, Object> known, int tries, String next) {
    }

    record Form(long id, String name, String nameEn, int number, FormDefinition definition) {
    }

    /** @param geometry GeoJSON */
    record Outline(long id, String name, @JsonRawValue String geometry) {
    }
}
