package org.minsheng.points.internal.shop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.points.internal.Moment;

/**
 * Something that a shop has.
 *
 * @param piece what one is: a bottle, a bag
 * @param sponsor who gave it; empty when the community bought it
 * @param limitPieces how many a household may have in a {@code limitPeriod}; null for no limit
 * @param hiddenAt since when it is offered no more
 */
public record Goods(long id, long shop, String name, String piece, String sponsor, @Nullable AttachmentId photo,
                    int price, int stock, int reserved, @Nullable Integer limitPieces, @Nullable Period limitPeriod,
                    @Nullable Instant hiddenAt, int version) {

    /** For how long a limit counts. */
    public enum Period { MONTH, YEAR }

    public static final String SUBJECT = "points-goods";

    /** Pieces that nobody has reserved. */
    public int free() {
        return stock - reserved;
    }

    static Goods of(ResultSet row, int number) throws SQLException {
        var photo = row.getObject("photo", UUID.class);
        var period = row.getString("limit_period");
        return new Goods(row.getLong("id"), row.getLong("shop"), row.getString("name"),
            row.getString("piece"), row.getString("sponsor"), photo == null ? null : new AttachmentId(photo),
            row.getInt("price"), row.getInt("stock"), row.getInt("reserved"),
            row.getObject("limit_pieces", Integer.class), period == null ? null : Period.valueOf(period),
            Moment.in(row, "hidden_at"), row.getInt("version"));
    }
}
