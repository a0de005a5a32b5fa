package org.minsheng.visit.internal.patrol;

import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentAccess;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Photos of what was solved on the way are for whoever may read that round. */
@Configuration(proxyBeanMethods = false)
class ReportPhotos {

    @Bean
    static AttachmentAccess photosBefore(PatrolBook book) {
        return new OfReport(PatrolReporting.BEFORE, book);
    }

    @Bean
    static AttachmentAccess photosAfter(PatrolBook book) {
        return new OfReport(PatrolReporting.AFTER, book);
    }

    private record OfReport(String subjectKind, PatrolBook book) implements AttachmentAccess {

        @Override
        public boolean mayRead(Viewer viewer, String subjectId, @Nullable String token) {
            return book.patrolOf(Long.parseLong(subjectId)).flatMap(book::find).filter(patrol -> PatrolRights.maySee(viewer, patrol)).isPresent();
        }
    }
}
