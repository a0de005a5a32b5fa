package org.minsheng;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.minsheng.shared.StartNote;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells whoever started the program where to look; in UTF-8, whatever the terminal's own settings say. */
@Component
final class StartNotes {

    private final List<StartNote> notes;

    StartNotes(List<StartNote> notes) {
        this.notes = notes.stream().sorted(Comparator.comparingInt(StartNote::order)).toList();
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println();
        for (var note : notes) {
            note.lines().forEach(out::println);
            out.println();
        }
    }

    /** The addresses by which this machine itself reaches the node. */
    @Component
    record Addresses(Environment environment, MessageSource messages) implements StartNote {

        @Override
        public int order() {
            return 10;
        }

        @Override
        public List<String> lines() {
            return List.of(both("start.running"), line("/", "start.residents"), line("/console", "start.console"),
                line("/v3/api-docs", "start.interfaces"));
        }

        private String line(String path, String key) {
            var address = "http://localhost:" + environment.getProperty("local.server.port") + path;
            return "  %-40s %s".formatted(address, both(key));
        }

        private String both(String key) {
            return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE) + " · "
                + messages.getMessage(key, null, Locale.ENGLISH);
        }
    }
}
