package org.minsheng.appeal.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/**
 * Cuts Chinese letters that no dictionary joins, by jieba's model of how letters begin a word, go on in it, end it or
 * stand alone. Read into arrays, since jieba's own maps cost a sixth of all memory that taking in an appeal used.
 */
final class LooseLetters {

    private static final int BEGIN = 0;
    private static final int MIDDLE = 1;
    private static final int END = 2;
    private static final int SINGLE = 3;
    private static final int ROLES = 4;
    /** The letters that the model knows. */
    private static final char FIRST = '\u4e00';
    private static final char LAST = '\u9fa5';
    private static final double NEVER = -3.14e100;
    private static final double[] AT_FIRST = {-0.26268660809250016, NEVER, NEVER, -1.4652633398537678};
    /** By role: the two that may stand before it, and the logarithm of how often it follows each. */
    private static final int[][] BEFORE = {{END, SINGLE}, {MIDDLE, BEGIN}, {BEGIN, MIDDLE}, {SINGLE, END}};
    private static final double[][] FOLLOWS = {{-0.5897149736854513, -0.7211965654669841},
        {-1.2603623820268226, -0.916290731874155}, {-0.51082562376599, -0.33344856811948514},
        {-0.6658631448798212, -0.8085250474669937}};

    /** By role and letter: the logarithm of how often the letter has that role. */
    private final double[][] shares = new double[ROLES][LAST - FIRST + 1];

    LooseLetters() {
        for (var role : shares) {
            Arrays.fill(role, NEVER);
        }
        try (var lines = new BufferedReader(new InputStreamReader(new ClassPathResource("prob_emit.txt")
            .getInputStream(), StandardCharsets.UTF_8))) {
            read(lines);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** A line of one letter names the role of the lines behind it: a letter, a tab and the logarithm. */
    private void read(BufferedReader lines) throws IOException {
        var role = shares[BEGIN];
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.length() == 1) {
                role = shares["BMES".indexOf(line)];
            } else if (known(line.charAt(0))) {
                role[line.charAt(0) - FIRST] = Double.parseDouble(line.substring(2));
            }
        }
    }

    static boolean known(char letter) {
        return letter >= FIRST && letter <= LAST;
    }

    /** Adds the words of a part of a run; all its letters are {@link #known}. */
    void cut(String run, int from, int to, List<String> words) {
        byte[] roles = likeliest(run, from, to);
        int begin = from;
        for (int at = from; at < to; at++) {
            int role = roles[at - from];
            if (role == END || role == SINGLE || at + 1 == to) {
                words.add(run.substring(begin, at + 1));
                begin = at + 1;
            }
        }
    }

    /** The roles of all letters that are likeliest together. */
    private byte[] likeliest(String run, int from, int to) {
        var cameFrom = new byte[to - from][ROLES];
        var ways = new double[ROLES];
        for (int role = 0; role < ROLES; role++) {
            ways[role] = AT_FIRST[role] + shares[role][run.charAt(from) - FIRST];
        }
        for (int at = from + 1; at < to; at++) {
            ways = next(ways, run.charAt(at) - FIRST, cameFrom[at - from]);
        }
        var roles = new byte[to - from];
        roles[roles.length - 1] = ways[END] < ways[SINGLE] ? SINGLE : (byte) END;
        for (int at = roles.length - 1; at > 0; at--) {
            roles[at - 1] = cameFrom[at][roles[at]];
        }
        return roles;
    }

    private double[] next(double[] ways, int letter, byte[] cameFrom) {
        var next = new double[ROLES];
        for (int role = 0; role < ROLES; role++) {
            double share = shares[role][letter];
            double one = FOLLOWS[role][0] + (share + ways[BEFORE[role][0]]);
            double other = FOLLOWS[role][1] + (share + ways[BEFORE[role][1]]);
            next[role] = one <= other ? other : one;
            cameFrom[role] = (byte) BEFORE[role][one <= other ? 1 : 0];
        }
        return next;
    }
}
