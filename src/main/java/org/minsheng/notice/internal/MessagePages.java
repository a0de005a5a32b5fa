package org.minsheng.notice.internal;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.page.Menu;
import org.minsheng.page.Option;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Which message reached whom: the ledger, the part of an appeal's page, and sending again. */
@Controller
class MessagePages {

    private final MessageLedger ledger;
    private final ResendingMessage resending;

    MessagePages(MessageLedger ledger, ResendingMessage resending) {
        this.ledger = ledger;
        this.resending = resending;
    }

    @Bean
    static Menu messagesMenu() {
        return new Menu("/console/messages", "notice.messages.menu", "message", "menu.messages", 60);
    }

    @GetMapping("/console/messages")
    ModelAndView messages(Page page, Viewer viewer) {
        var url = page.url();
        var filter = new MessageLedger.Filter(constant(DeliveryState.class, url.get("state")),
            constant(Carrier.class, url.get("channel")), url.get("about").strip());
        var after = url.get("after");
        var before = after.matches("\\d{1,18}") ? Long.valueOf(after) : null;
        return page.show("notice/messages", new MessagesView(ledger.latest(viewer, filter, before),
            options(page, DeliveryState.values()), options(page, Carrier.values())));
    }

    @GetMapping("/console/messages/of/{subject}")
    ModelAndView ofSubject(Page page, Viewer viewer, @PathVariable String subject) {
        return page.show("notice/of", ledger.of(viewer, subject));
    }

    @PostMapping("/console/messages/{id}/delivery")
    ModelAndView resend(Page page, Viewer viewer, @PathVariable long id) {
        return switch (resending.resend(viewer, id)) {
            case QUEUED -> page.go("/console/messages", "notice.resend.queued");
            case ALREADY_ON_ITS_WAY -> page.go("/console/messages", "notice.resend.already");
            case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static List<Option> options(Page page, Enum<?>[] constants) {
        return Arrays.stream(constants).map(constant -> new Option(constant.name(), page.t(constant))).toList();
    }

    /** A filter that nobody offered narrows nothing. */
    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(name)).findFirst().orElse(null);
    }
}
