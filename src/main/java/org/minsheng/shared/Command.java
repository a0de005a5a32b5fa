package org.minsheng.shared;

import java.io.PrintStream;
import java.util.List;

/**
 * Something the program does from the command line instead of serving: {@code minsheng check numbers}. Every bean of
 * this type is a command; it runs with all beans and the database at hand, also while a node serves, and nothing
 * listens.
 */
public interface Command {

    /** What is typed, in one or more words: {@code check numbers}. */
    String name();

    /** The arguments and what it does, in one line for the list of commands. */
    String usage();

    /**
     * @param arguments what was typed after the name
     * @param out where the answer goes, in UTF-8
     * @return the exit code: 0 when all is well, 1 when something was found or failed, 2 when the arguments are wrong
     */
    int run(List<String> arguments, PrintStream out);
}
