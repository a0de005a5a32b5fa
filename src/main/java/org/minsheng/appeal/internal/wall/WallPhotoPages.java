package org.minsheng.appeal.internal.wall;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.SeenAppeals;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The choice of photos when a matter was closed without one, or when one should not have been shown. */
@Controller
class WallPhotoPages {

    private final SeenAppeals seen;
    private final ChoosingWallPhotos choosing;

    WallPhotoPages(SeenAppeals seen, ChoosingWallPhotos choosing) {
        this.seen = seen;
        this.choosing = choosing;
    }

    @PostMapping("/console/appeals/{number}/wall-photos")
    ModelAndView choose(Page page, Form form, Viewer viewer, @PathVariable String number) {
        Appeal appeal = seen.find(viewer, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!choosing.choose(viewer, appeal, ids(form, "wall"))) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page.go("/console/appeals/" + number, "appeal.wall.chosen");
    }

    private static List<AttachmentId> ids(Form form, String field) {
        List<AttachmentId> ids = new ArrayList<>();
        for (var text : form.values(field)) {
            try {
                ids.add(new AttachmentId(UUID.fromString(text)));
            } catch (IllegalArgumentException notOurs) {
                throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, text, notOurs);
            }
        }
        return ids;
    }
}
