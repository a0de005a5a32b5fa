package org.minsheng.cooperation.internal.order;

import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentAccess;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Photos before and after: for those who have to do with the order, and for everybody once a clerk has put them on the
 * wall.
 */
@Configuration(proxyBeanMethods = false)
class OrderPhotos {

    static final String BEFORE = "cooperation-order";
    static final String AFTER = "cooperation-order-after";

    @Bean
    static AttachmentAccess orderPhotosBefore(OrderBook book, OrderParties parties) {
        return new Access(BEFORE, book, parties);
    }

    @Bean
    static AttachmentAccess orderPhotosAfter(OrderBook book, OrderParties parties) {
        return new Access(AFTER, book, parties);
    }

    private record Access(String subjectKind, OrderBook book, OrderParties parties) implements AttachmentAccess {

        @Override
        public boolean mayRead(Viewer viewer, String subjectId, @Nullable String token) {
            return book.find(new OrderId(Long.parseLong(subjectId)))
                .filter(order -> parties.maySee(viewer, order)).isPresent();
        }

        @Override
        public boolean isPublic(String subjectId, AttachmentId file) {
            return book.find(new OrderId(Long.parseLong(subjectId))).filter(order -> order.told().at() != null)
                .filter(order -> order.told().photos().contains(file)).isPresent();
        }
    }
}
