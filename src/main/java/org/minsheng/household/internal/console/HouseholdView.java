package org.minsheng.household.internal.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.HouseholdCard;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.internal.Cares;
import org.minsheng.household.internal.Consents;
import org.minsheng.household.internal.Data;
import org.minsheng.household.internal.HouseholdRow;
import org.minsheng.household.internal.MemberRow;
import org.minsheng.household.internal.Removals;
import org.minsheng.household.internal.Requests;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.TimelineEntry;
import org.minsheng.people.HeldRecords;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.Persons.Field;
import org.minsheng.people.WordsAbout;
import org.minsheng.shared.Slice;

/** What the pages about households show. */
public final class HouseholdView {

    private HouseholdView() {
    }

    /**
     * A list.
     *
     * @param groups names of the care groups by code
     * @param looked whether it is the answer to a name or number, which stands in no address
     */
    public record Listed(Slice<HouseholdCard> rows, Map<String, String> groups, List<Option> grids, boolean looked,
                         Form form) {
    }

    /** Somebody who lives there, or did. */
    public record Lives(MemberRow row, MaskedPerson person, List<String> groups, @Nullable MaskedPerson guardian) {
    }

    /** One household's page. @param changes whether the viewer keeps the register there, and does not only read it */
    public record One(HouseholdRow household, String address, String grid,
                      List<Lives> living, List<Lives> past, List<HouseholdCard> neighbours,
                      List<TimelineEntry> history, boolean changes, Form form) {

        public String path() {
            return "/console/households/" + household.id().value();
        }
    }

    /** A new household, or one that is settled anew. */
    public record Settling(@Nullable HouseholdRow household, Form form) {
    }

    /** Somebody to be added. */
    public record Adding(HouseholdId household, int version, String address, List<Option> guardians, Form form) {
    }

    /**
     * One care that is given now.
     * @param awaited its present purpose while consent to that is still to be asked for, else null
     */
    public record Cared(Cares.Care care, String group, @Nullable String awaited) {
    }

    /** One entry of the consent ledger with what was consented to. */
    public record Consented(Consents.Entry entry, String datum, boolean withdrawable) {
    }

    /** One person within a household. */
    public record Member(HouseholdRow household, String address, Lives lives,
                         List<Cared> cares, List<Data.Datum> groups,
                         List<Consented> consents, List<Option> guardians, boolean needsGuardian, @Nullable Shown shown,
                         Form form) {

        public String path() {
            return "/console/households/" + household.id().value() + "/people/" + lives.row().id();
        }
    }

    /** A value that was unmasked by this very request. */
    public record Shown(Field field, String value) {
    }

    /** One masked value to be shown in its place. */
    public record Value(MaskedPerson person, Field field, @Nullable String shown, String path, Form form) {
    }

    /** What may be held about people. */
    public record Held(List<Data.Datum> data, List<Removals.Removed> removals, Map<String, String> names) {
    }

    /**
     * One datum to be changed, with its versions; without one, a new care group.
     *
     * @param helpers units that help the people of the group, and see their households
     */
    public record Datum(Data.@Nullable Datum datum, List<Data.Datum> versions, List<Option> helpers, Form form) {
    }

    /** Somebody to be asked for consent anew. @param since when the purpose changed */
    public record Asking(String path, MaskedPerson person, String address, String group, String purpose,
                         String told, Instant since) {
    }

    /** Everybody to be asked. */
    public record AskingAll(Slice<Asking> rows) {
    }

    /** One request about own data in a list. */
    public record Asked(Requests.Request request, String place, MaskedPerson person, boolean overdue) {
    }

    /** A list of them. */
    public record Requested(Slice<Asked> rows, boolean open) {
    }

    /** One of them, to be decided. @param mentions where others' words name the person */
    public record Deciding(Asked asked, String body,
                           List<HeldRecords.Held> held, boolean inTheWay, List<WordsAbout.Mention> mentions,
                           boolean mine, Form form) {
    }
}
