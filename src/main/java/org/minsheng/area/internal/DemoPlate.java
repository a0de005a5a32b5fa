package org.minsheng.area.internal;

import java.util.List;
import java.util.Locale;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.StartNote;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells at the start where the page of a demo door is. */
@Component
@OnlyIf(setting = "minsheng.demo")
record DemoPlate(Environment environment, MessageSource messages) implements StartNote {

    @Override
    public int order() {
        return 15;
    }

    @Override
    public List<String> lines() {
        var address = "http://localhost:" + environment.getProperty("local.server.port")
            + "/p/" + DemoPlaces.KNOWN_PLATE;
        return List.of("  %-40s %s".formatted(address, text(Locale.SIMPLIFIED_CHINESE) + " · " + text(Locale.ENGLISH)));
    }

    private String text(Locale locale) {
        return messages.getMessage("area.demo.plate", null, locale);
    }
}
