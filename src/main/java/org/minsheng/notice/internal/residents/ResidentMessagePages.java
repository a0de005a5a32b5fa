package org.minsheng.notice.internal.residents;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minsheng.notice.internal.Disturbing;
import org.minsheng.notice.internal.quiet.SettingQuietHours;
import org.minsheng.notice.internal.residents.WeChatLogin.Answer;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.people.Persons;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * How a signed-in resident is told. The way to WeChat begins with a link, not a form: a form that leads to another site
 * is stopped by the browser.
 */
@Controller
class ResidentMessagePages {

    private static final Logger LOG = LoggerFactory.getLogger(ResidentMessagePages.class);
    private static final String MESSAGES = "/me/messages";
    private static final String WECHAT = "/me/wechat";

    private final WeChatLogin login;
    private final WeChatContacts contacts;
    private final Persons persons;
    private final Disturbing disturbing;
    private final SettingQuietHours setting;
    private final Clock clock;

    ResidentMessagePages(WeChatLogin login, WeChatContacts contacts, Persons persons, Disturbing disturbing,
                         SettingQuietHours setting, Clock clock) {
        this.login = login;
        this.contacts = contacts;
        this.persons = persons;
        this.disturbing = disturbing;
        this.setting = setting;
        this.clock = clock;
    }

    @GetMapping(MESSAGES)
    ModelAndView show(Page page, Viewer viewer, @RequestHeader(name = "User-Agent", defaultValue = "") String browser) {
        return page.show("notice/resident-messages", view(viewer, browser, null));
    }

    @GetMapping(WECHAT + "/authorization")
    ModelAndView authorize(Page page, HttpServletRequest request) {
        offered();
        return page.go(login.authorizeAddress(page.base() + WECHAT + "/answer",
            WeChatState.keep(request, 0, clock.instant())));
    }

    @GetMapping(WECHAT + "/answer")
    ModelAndView answer(Page page, Viewer viewer, HttpServletRequest request,
                        @RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String state) {
        offered();
        if (WeChatState.take(request, state, clock.instant()).isEmpty()) {
            return trouble(page, viewer, request, "notice.wechat.expired");
        }
        if (code.isEmpty()) {
            return trouble(page, viewer, request, "notice.wechat.denied");
        }
        return switch (login.openid(code)) {
            case Answer.Stale stale -> trouble(page, viewer, request, "notice.wechat.expired");
            case Answer.Down down -> {
                LOG.warn("WeChat gave no openid: {}", down.why());
                yield trouble(page, viewer, request, "notice.wechat.down");
            }
            case Answer.Known known -> {
                contacts.linkWeChat(viewer, own(viewer), known.openid());
                yield login.counts() ? page.go(WECHAT + "/consents/new") : page.go(MESSAGES, "notice.wechat.linked");
            }
        };
    }

    @GetMapping(WECHAT + "/consents/new")
    ModelAndView consent(Page page, Viewer viewer, HttpServletRequest request) {
        offered();
        if (contacts.of(own(viewer)).isEmpty()) {
            return page.go(MESSAGES);
        }
        int scene = contacts.freeScene(own(viewer));
        var state = WeChatState.keep(request, scene, clock.instant());
        return page.go(login.consentAddress(page.base() + WECHAT + "/consents/answer", state, scene));
    }

    @GetMapping(WECHAT + "/consents/answer")
    ModelAndView consented(Page page, Viewer viewer, HttpServletRequest request,
                           @RequestParam(defaultValue = "") String action,
                           @RequestParam(defaultValue = "") String reserved,
                           @RequestParam(defaultValue = "") String openid) {
        offered();
        var state = WeChatState.take(request, reserved, clock.instant());
        var contact = contacts.of(own(viewer));
        if (state.isEmpty() || contact.isEmpty()) {
            return trouble(page, viewer, request, "notice.wechat.expired");
        }
        if (!action.equals("confirm")) {
            return trouble(page, viewer, request, "notice.wechat.not-agreed");
        }
        if (!openid.equals(contact.get().openid())) {
            return trouble(page, viewer, request, "notice.wechat.another");
        }
        contacts.agree(viewer, own(viewer), state.get().scene());
        return page.go(MESSAGES, "notice.wechat.agreed");
    }

    @PostMapping(MESSAGES)
    ModelAndView choose(Page page, Form form, Viewer viewer) {
        persons.speaks(viewer, own(viewer), form.value("language").equals("en") ? Locale.ENGLISH
            : Locale.SIMPLIFIED_CHINESE, true);
        setting.tellAtOnce(viewer, own(viewer), form.checked("atOnce"));
        return page.go(MESSAGES, "notice.mine.saved");
    }

    @PostMapping(WECHAT + "/unlinking")
    ModelAndView unlink(Page page, Viewer viewer) {
        contacts.unlink(viewer, own(viewer));
        return page.go(MESSAGES, "notice.wechat.unlinked");
    }

    private ModelAndView trouble(Page page, Viewer viewer, HttpServletRequest request, String sentence) {
        var browser = request.getHeader("User-Agent");
        return page.again("notice/resident-messages", view(viewer, browser == null ? "" : browser, sentence));
    }

    private ResidentMessagesView view(Viewer viewer, String browser, @Nullable String trouble) {
        var contact = contacts.of(own(viewer)).orElse(null);
        return new ResidentMessagesView(viewer.name(), login.isOffered(),
            login.stands() || browser.contains("MicroMessenger"), contact == null ? null : contact.linked(),
            contact == null ? 0 : contact.consents(), login.counts(), trouble,
            disturbing.hours(), choices(own(viewer)));
    }

    private Form choices(PersonId person) {
        var form = Form.empty().prefill("language", persons.language(person).getLanguage());
        return disturbing.wantsAtOnce(person) ? form.prefill("atOnce", "1") : form;
    }

    private void offered() {
        if (!login.isOffered()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static PersonId own(Viewer viewer) {
        if (viewer.person() == null) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return viewer.person();
    }
}
