package org.minsheng;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.minsheng.shared.Command;
import org.minsheng.shared.OnlyIf;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Runs the command that the first words name, before timers and demo data begin, and gives its exit code. */
@Component
@OnlyIf(setting = "minsheng.command")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CommandLine implements ApplicationRunner, ExitCodeGenerator {

    private final ConfigurableApplicationContext context;
    private final List<Command> commands;
    private int exitCode;

    CommandLine(ConfigurableApplicationContext context, List<Command> commands) {
        this.context = context;
        this.commands = commands.stream().sorted(Comparator.comparing(Command::name)).toList();
    }

    static boolean isMeantBy(String[] args) {
        return args.length > 0 && !args[0].startsWith("--");
    }

    /** The web beans stay, since others need them, but nothing listens. */
    static void prepare() {
        System.setProperty("minsheng.command", "true");
        System.setProperty("server.port", "-1");
        System.setProperty("logging.level.root", "warn");
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        exitCode = run(List.of(arguments.getSourceArgs()), out);
        throw new AbandonedRunException(context);
    }

    int run(List<String> words, PrintStream out) {
        var command = named(words);
        if (command.isEmpty()) {
            commands.forEach(known -> out.println("minsheng " + known.name() + "  " + known.usage()));
            return 2;
        }
        int nameLength = command.get().name().split(" ").length;
        return command.get().run(words.subList(nameLength, words.size()), out);
    }

    /** The longest name wins, so that {@code check} and {@code check numbers} may both exist. */
    private Optional<Command> named(List<String> words) {
        return commands.stream()
            .filter(command -> (String.join(" ", words) + " ").startsWith(command.name() + " "))
            .max(Comparator.comparing(command -> command.name().length()));
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
