package org.minsheng.appeal.internal.console;

import java.util.Optional;
import java.util.regex.Pattern;
import org.minsheng.appeal.internal.catalogue.AddingMatter;
import org.minsheng.appeal.internal.catalogue.Matters;
import org.minsheng.appeal.internal.catalogue.RenamingMatter;
import org.minsheng.appeal.internal.catalogue.RetiringMatter;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The two-level list of what an appeal can be about. */
@Controller
class ConsoleMatterPages {

    private static final String PATH = "/console/matters";
    private static final String TEMPLATE = "appeal/console/matterlist";
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,29}");
    private static final int LONGEST_NAME = 40;

    private final Matters matters;
    private final AddingMatter adding;
    private final RenamingMatter renaming;
    private final RetiringMatter retiring;

    ConsoleMatterPages(Matters matters, AddingMatter adding, RenamingMatter renaming, RetiringMatter retiring) {
        this.matters = matters;
        this.adding = adding;
        this.renaming = renaming;
        this.retiring = retiring;
    }

    @GetMapping(PATH)
    ModelAndView show(Page page, Viewer viewer) {
        return page.show(TEMPLATE, view(page, viewer, Form.empty(), "", Form.empty()));
    }

    @PostMapping(PATH)
    ModelAndView add(Page page, Form form, Viewer viewer) {
        var typed = form.required("code", 30);
        if (!typed.isEmpty() && !CODE.matcher(typed).matches()) {
            form.reject("code", "appeal.matters.code.wrong");
        }
        var parent = Optional.ofNullable(matters.of(form.value("parent")));
        if (!form.value("parent").isEmpty() && parent.filter(topic -> topic.parent() == null).isEmpty()) {
            form.reject("parent", "form.not-a-choice");
        }
        var nameZh = form.required("nameZh", LONGEST_NAME);
        var nameEn = form.required("nameEn", LONGEST_NAME);
        var code = parent.map(topic -> topic.code() + "." + typed).orElse(typed);
        if (!form.hasErrors() && !adding.add(viewer, code, parent.map(Matters.Matter::code).orElse(null),
            nameZh, nameEn)) {
            form.reject("code", "appeal.matters.code.taken");
        }
        return form.hasErrors() ? page.again(TEMPLATE, view(page, viewer, form, "", Form.empty()))
            : page.go(PATH, "appeal.matters.added", nameZh);
    }

    @PostMapping(PATH + "/{code}/name")
    ModelAndView rename(Page page, Form form, Viewer viewer, @PathVariable String code) {
        var matter = matter(code);
        var nameZh = form.required("nameZh", LONGEST_NAME);
        var nameEn = form.required("nameEn", LONGEST_NAME);
        if (form.hasErrors()) {
            return page.again(TEMPLATE, view(page, viewer, Form.empty(), code, form));
        }
        renaming.rename(viewer, matter, nameZh, nameEn);
        return page.go(PATH, "appeal.matters.renamed", nameZh);
    }

    @PostMapping(PATH + "/{code}/retirement")
    ModelAndView retire(Page page, Viewer viewer, @PathVariable String code) {
        retiring.retire(viewer, matter(code), true);
        return page.go(PATH, "appeal.matters.retired");
    }

    @PostMapping(PATH + "/{code}/return")
    ModelAndView restore(Page page, Viewer viewer, @PathVariable String code) {
        retiring.retire(viewer, matter(code), false);
        return page.go(PATH, "appeal.matters.restored");
    }

    private Matters.Matter matter(String code) {
        var matter = matters.of(code);
        if (matter == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return matter;
    }

    private ConsoleMattersView view(Page page, Viewer viewer, Form adding, String renamed, Form renaming) {
        var topics = matters.everything();
        var parents = topics.stream().map(topic -> new Option(topic.topic().code(), topic.topic().name(page))).toList();
        return new ConsoleMattersView(topics, parents, adding, renamed, renaming,
            viewer.has(Role.SYSTEM_ADMINISTRATOR));
    }
}
