package org.minsheng.visit.internal.patrol;

import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentAccess;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Photos of what was solved on the way are for who took them and for whoever reads the log there. */
@Configuration(proxyBeanMethods = false)
class ReportPhotos {

    @Bean
    static AttachmentAccess photosBefore(ReportBook book) {
        return new OfReport(KeepingReport.BEFORE, book);
    }

    @Bean
    static AttachmentAccess photosAfter(ReportBook book) {
        return new OfReport(KeepingReport.AFTER, book);
    }

    private record OfReport(String subjectKind, ReportBook book) implements AttachmentAccess {

        @Override
        public boolean mayRead(Viewer viewer, String subjectId, @Nullable String token) {
            return book.origin(Long.parseLong(subjectId))
                .filter(origin -> origin.account() != null && origin.account().equals(viewer.account())
                    || PatrolRights.mayRead(viewer, origin.place()))
                .isPresent();
        }
    }
}
