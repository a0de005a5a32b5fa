package org.minsheng.cooperation.internal.whistle;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.Attachments;
import org.minsheng.cooperation.internal.KeptFiles;
import org.minsheng.cooperation.internal.Outcome.Done;
import org.minsheng.cooperation.internal.Outcome.Refused;
import org.minsheng.page.Form;
import org.minsheng.page.MineEntry;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** A member on the phone: whistles that call me, reporting in on the spot, and what I did. */
@Controller
class MyWhistlePages {

    static final String PATH = "/me/whistles";
    private static final int ROWS = 50;

    private final WhistleBook book;
    private final ResponderBook responders;
    private final Responding responding;
    private final WhistlePages pages;
    private final KeptFiles files;
    private final Attachments attachments;

    MyWhistlePages(WhistleBook book, ResponderBook responders, Responding responding, WhistlePages pages,
                   KeptFiles files, Attachments attachments) {
        this.book = book;
        this.responders = responders;
        this.responding = responding;
        this.pages = pages;
        this.files = files;
        this.attachments = attachments;
    }

    @Bean
    static MineEntry myWhistles(ResponderBook responders) {
        return new MineEntry(PATH, "cooperation.whistle.mine", "speakerphone", 21,
            viewer -> viewer.person() != null && !responders.ofPerson(viewer.person(), 1).isEmpty());
    }

    @GetMapping(PATH)
    ModelAndView list(Page page, Viewer viewer) {
        var own = responders.ofPerson(Objects.requireNonNull(viewer.person()), ROWS);
        var rows = pages.rows(book.find(own.stream().map(Responder::whistle).toList())).stream()
            .collect(Collectors.toMap(row -> row.whistle().id(), row -> row));
        return page.show("cooperation/whistle/mine", new WhistleViews.Mine(own.stream().map(one -> {
            var row = Objects.requireNonNull(rows.get(one.whistle()));
            return new WhistleViews.MineRow(one, row.whistle(), row.place());
        }).toList()));
    }

    @GetMapping(PATH + "/{responder}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long responder) {
        return page.show("cooperation/whistle/mine-one", view(viewer, responder, Form.empty()));
    }

    private WhistleViews.MineOne view(Viewer viewer, long id, Form form) {
        var one = known(viewer, id);
        var whistle = book.find(one.whistle()).orElseThrow();
        return new WhistleViews.MineOne(whistle, pages.rows(List.of(whistle)).getFirst().place(),
            new WhistleViews.Answer(one, OneWhistlePages.actions(viewer, whistle, one), attachments.of(one.photos())),
            form);
    }

    private Responder known(Viewer viewer, long id) {
        return responders.find(id).filter(one -> viewer.person() != null && viewer.person().equals(one.person()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping(PATH + "/{responder}/steps")
    ModelAndView step(Page page, Form form, Viewer viewer, @PathVariable long responder,
                      @RequestParam(name = "proof.files", required = false) @Nullable List<MultipartFile> photos) {
        var one = known(viewer, responder);
        var wish = ResponderForm.read(form, files, photos);
        if (wish != null) {
            switch (responding.take(viewer, one.id(), wish)) {
                case Done done -> {
                    return page.go(one.minePath(), "cooperation.responder.done." + wish.action());
                }
                case Refused refused -> refused.why().on(form);
            }
        }
        return page.again("cooperation/whistle/mine-one", view(viewer, responder, form));
    }
}
