package org.minsheng.appeal.internal;

import java.util.Optional;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/** Finds single appeals for members of staff who may see them. */
@Component
public class SeenAppeals {

    private final AppealBook book;

    SeenAppeals(AppealBook book) {
        this.book = book;
    }

    /** Empty when there is none, and also when this reader has no business with it. */
    public Optional<Appeal> find(Viewer viewer, String number) {
        return book.byNumber(number).filter(appeal -> sees(viewer, appeal));
    }

    public boolean sees(Viewer viewer, Appeal appeal) {
        return Sight.oversees(viewer, appeal.said().place())
            || Sight.lens(viewer) != null && book.isParty(viewer.organisations(), appeal.id());
    }
}
