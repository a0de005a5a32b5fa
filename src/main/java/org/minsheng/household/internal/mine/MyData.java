package org.minsheng.household.internal.mine;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.household.Residence;
import org.minsheng.household.internal.Consents;
import org.minsheng.household.internal.Data;
import org.minsheng.household.internal.Relation;
import org.minsheng.household.internal.Requests;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.people.HeldRecords;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.OwnData;
import org.minsheng.shared.PersonId;

/**
 * Everything that is held about one person and the household, for that person.
 *
 * @param cares the own care groups and those of children whose guardian one is
 * @param counties where somebody turns to who is registered in no household; empty for everybody else
 */
public record MyData(OwnData own, List<Value> values, List<Home> homes, List<Care> cares, List<Consented> consents,
                     List<HeldRecords.Held> held, List<Requests.Request> requests, List<Option> counties, Form form) {

    /** One field with what is kept in it, why and for how long. */
    public record Value(Data.Datum datum, String value) {
    }

    /** A household that one lives in, or lived in. */
    public record Home(String address, Residence residence, Relation relation, String remark, LocalDate since,
                       @Nullable LocalDate until,
                       List<Other> others) {
    }

    /** Somebody one lives with, masked. */
    public record Other(MaskedPerson person, Relation relation, boolean child) {
    }

    /**
     * A care group that one is in.
     *
     * @param asked whether consent to its present purpose is still awaited
     * @param child whose guardian one is, masked; null for oneself
     * @param until the last day it is kept when the care has ended; null while it goes on
     * @param readers units that read of it because they help such people
     */
    public record Care(Data.Datum datum, LocalDate since, @Nullable LocalDate until, PersonId person, boolean asked,
                       @Nullable MaskedPerson child, List<String> readers) {
    }

    /** One entry of the ledger of consents. */
    public record Consented(Consents.Entry entry, String datum) {
    }

    public boolean asksErasure() {
        return requests.stream()
            .anyMatch(request -> request.kind() == Requests.Kind.ERASURE && request.state() == Requests.State.OPEN);
    }
}
