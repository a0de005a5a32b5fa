package org.minsheng.cooperation.internal.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.cooperation.internal.ServiceKind;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PersonId;

/** One order from the wish to the thanks. */
public record Order(OrderId id, AreaCode community, Wanted wanted, Work work, Told told,
                    Instant placedAt, int version) {

    /** Who ordered: a resident, a unit, or the community itself. */
    public enum Orderer { RESIDENT, UNIT, COMMUNITY }

    /** 抢单、指派、轮派. */
    public enum Mode { CLAIM, ASSIGN, ROTATE }

    /**
     * What was ordered.
     *
     * @param placeDetail where exactly; only for those who have the order
     * @param appeal number of the appeal that it comes from
     * @param listing the need that it comes from
     * @param item the promise that it draws on
     */
    public record Wanted(AreaCode place, String placeDetail, Orderer orderer, @Nullable PersonId person,
                         @Nullable OrganisationId unit, String name, @Nullable String appeal, @Nullable Long listing,
                         @Nullable Long item, ServiceKind kind, String title, String text,
                         @Nullable Instant wantedAt, boolean publish) {
    }

    /**
     * Where it stands.
     *
     * @param acceptBy until when somebody must have accepted, null when nobody is asked
     * @param dueAt until when it is to be done
     * @param confirmBy when silence counts as a yes
     * @param cameBack how often it came back to the party organisation
     * @param minutes how long it took
     */
    public record Work(OrderState state, @Nullable Mode mode, @Nullable OrganisationId unit,
                       @Nullable PersonId member, String memberName, @Nullable Instant acceptBy, Instant dueAt,
                       @Nullable Instant confirmBy, @Nullable Instant overdueSince, int cameBack, String doneText,
                       int minutes, @Nullable Integer rating, String ratingText, @Nullable Instant doneAt,
                       @Nullable Instant closedAt) {

        static Work placed(Instant dueAt) {
            return new Work(OrderState.PLACED, null, null, null, "", null, dueAt, null, null, 0,
                "", 0, null, "", null, null);
        }

        Work to(OrderState next, @Nullable Instant accept) {
            return new Work(next, mode, unit, member, memberName, accept, dueAt, null, overdueSince, cameBack, doneText,
                minutes, rating, ratingText, doneAt, closedAt);
        }

        Work by(@Nullable Mode how, @Nullable OrganisationId whichUnit) {
            return new Work(state, how, whichUnit, null, "", acceptBy, dueAt, confirmBy, overdueSince, cameBack,
                doneText, minutes, rating, ratingText, doneAt, closedAt);
        }

        Work with(@Nullable PersonId who, String name) {
            return new Work(state, mode, unit, who, name, acceptBy, dueAt, confirmBy, overdueSince, cameBack, doneText,
                minutes, rating, ratingText, doneAt, closedAt);
        }

        Work back() {
            return new Work(state, null, null, null, "", null, dueAt, null, overdueSince, cameBack + 1, doneText,
                minutes, rating, ratingText, doneAt, closedAt);
        }

        Work done(String text, int took, Instant at, Instant confirm) {
            return new Work(state, mode, unit, member, memberName, null, dueAt, confirm, overdueSince, cameBack, text,
                took, rating, ratingText, at, closedAt);
        }

        Work closed(@Nullable Integer stars, String words, Instant at) {
            return new Work(state, mode, unit, member, memberName, null, dueAt, null, overdueSince, cameBack, doneText,
                minutes, stars, words, doneAt, at);
        }
    }

    /** What everybody may read of it; {@code at} null while it is on no wall. */
    public record Told(@Nullable Instant at, String title, String text, List<AttachmentId> photos) {

        public Told {
            photos = List.copyOf(photos);
        }
    }

    /** What happened to it. */
    public record Step(long id, OrderAction action, OrderState to, String actorName, @Nullable OrganisationId unit,
                       @Nullable PersonId member, String note, Instant at) {
    }

    public String path() {
        return OrderPages.PATH + "/" + id.value();
    }

    public String minePath() {
        return MyOrderPages.PATH + "/" + id.value();
    }

    String before() {
        return OrderPhotos.BEFORE + ":" + id.value();
    }

    String after() {
        return OrderPhotos.AFTER + ":" + id.value();
    }
}
