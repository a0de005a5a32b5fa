package org.minsheng.grid.internal.roster;

import java.util.List;
import java.util.Locale;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.StartNote;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells at the start where the page of a demo grid is, and with which number a head of ten households signs in. */
@Component
@OnlyIf(setting = "minsheng.demo")
record DemoPlateNote(Environment environment, MessageSource messages) implements StartNote {

    @Override
    public int order() {
        return 16;
    }

    @Override
    public List<String> lines() {
        var base = "http://localhost:" + environment.getProperty("local.server.port");
        return List.of(line(base + "/g/" + DemoPeople.KNOWN_PLATE, "roster.demo.plate"),
            line(base + "/me/unit", "roster.demo.head", DemoPeople.KNOWN_HEAD.phone().digits()));
    }

    private String line(String address, String key, Object... args) {
        return "  %-40s %s".formatted(address, messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE) + " · "
            + messages.getMessage(key, args, Locale.ENGLISH));
    }
}
