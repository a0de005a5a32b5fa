package org.minsheng.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.Beside;

/** Every text stands in a bundle, in both languages, and every key that is used exists. */
@Beside
class MessageTests {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern KEY_LITERAL =
        Pattern.compile("(?:page|texts?|wording)\\.t\\(\\s*\"([a-zA-Z][\\w.-]*)\"\\s*[,)]");
    private static final Pattern REJECTED =
        Pattern.compile("reject\\(\\s*[^,\"]*(?:\"[^\"]*\")?\\s*,\\s*\"([a-z][\\w.-]*)\"");
    private static final Pattern MENU =
        Pattern.compile("new Menu\\(\"[^\"]*\", \"([^\"]+)\", \"[^\"]*\", \"([^\"]+)\"");
    private static final Pattern LETTER = Pattern.compile("new Letter\\(\"([A-Z_]+)\"");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?<![:\"])//[^\n]*|<%--.*?--%>|<!--.*?-->",
        Pattern.DOTALL);

    /**
     * Classes that hold words of the field as data or print both languages at the start; every further one is a
     * decision.
     */
    private static final Set<String> FIELD_WORDS = Set.of("FamilyRow.java", "Layout.java", "Mapping.java",
        "Naming.java", "OutboxPages.java", "SheetReader.java", "AddressCell.java", "DemoHouseholds.java",
        "DemoNames.java", "Doors.java", "Field.java", "FillingDown.java", "IdentityCell.java", "PhoneCell.java",
        "Plain.java", "Understanding.java", "Words.java");

    @Test
    void both_languages_have_the_same_keys() throws IOException {
        for (var bundle : bundles()) {
            var chinese = keys(bundle, "");
            var english = keys(bundle, "_en");
            assertThat(english.keySet()).as(bundle).containsExactlyInAnyOrderElementsOf(chinese.keySet());
        }
    }

    @Test
    void every_text_can_be_formatted_and_doubles_its_apostrophes() throws IOException {
        for (var bundle : bundles()) {
            for (var language : List.of("", "_en")) {
                keys(bundle, language).forEach((key, text) -> {
                    assertThat(new MessageFormat((String) text, Locale.ENGLISH).format(new Object[] {1, 2, 3, 4, 5, 6}))
                        .isNotNull();
                    assertThat(((String) text).replace("''", "")).as(bundle + language + " " + key).doesNotContain("'");
                });
            }
        }
    }

    @Test
    void no_key_stands_twice() throws IOException {
        for (var file : filesUnder(MESSAGES, ".properties")) {
            var names = Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#") && line.contains("=") && !line.startsWith(" "))
                .map(line -> line.substring(0, line.indexOf('=')).strip()).toList();
            assertThat(names).as(file.toString()).doesNotHaveDuplicates();
        }
    }

    /** The bundle that comes first would win, and the other module would speak with its words. */
    @Test
    void no_two_bundles_have_the_same_key() throws IOException {
        Set<String> known = new TreeSet<>();
        for (var bundle : bundles()) {
            for (var key : keys(bundle, "").stringPropertyNames()) {
                assertThat(known.add(key)).as(bundle + ": " + key).isTrue();
            }
        }
    }

    @Test
    void every_key_that_is_used_exists() throws IOException {
        Set<String> known = new TreeSet<>();
        for (var bundle : bundles()) {
            known.addAll(keys(bundle, "").stringPropertyNames());
        }
        List<String> missing = new ArrayList<>();
        for (var file : sources()) {
            var text = COMMENT.matcher(Files.readString(file)).replaceAll("");
            for (var pattern : List.of(KEY_LITERAL, REJECTED, MENU)) {
                var found = pattern.matcher(text);
                while (found.find()) {
                    for (int group = 1; group <= found.groupCount(); group++) {
                        if (!isKnown(known, found.group(group))) {
                            missing.add(file + ": " + found.group(group));
                        }
                    }
                }
            }
            LETTER.matcher(text).results().map(found -> "notice.template." + found.group(1))
                .filter(key -> !isKnown(known, key))
                .forEach(key -> missing.add(file + ": " + key));
        }
        assertThat(missing).isEmpty();
    }

    /** A key that ends in a dot is the beginning of several. */
    private static boolean isKnown(Set<String> known, String key) {
        return key.endsWith(".") ? known.stream().anyMatch(name -> name.startsWith(key)) : known.contains(key);
    }

    /** Demo data and the words by which data are made or recognised are no interface texts. */
    @Test
    void no_interface_text_stands_outside_the_bundles() throws IOException {
        List<String> found = new ArrayList<>();
        for (var file : sources()) {
            var text = COMMENT.matcher(Files.readString(file)).replaceAll("");
            var name = file.getFileName().toString();
            boolean data = name.startsWith("Demo") || FIELD_WORDS.contains(name);
            if (!data && HAN.matcher(text).find()) {
                found.add(file + ": " + text.lines().filter(line -> HAN.matcher(line).find())
                    .findFirst().orElse("").strip());
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<String> bundles() throws IOException {
        return filesUnder(MESSAGES, ".properties").stream()
            .map(file -> file.getFileName().toString().replace(".properties", ""))
            .filter(name -> !name.contains("_"))
            .toList();
    }

    private static Properties keys(String bundle, String language) throws IOException {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(MESSAGES.resolve(bundle + language + ".properties"))) {
            texts.load(in);
        }
        return texts;
    }

    private static List<Path> sources() throws IOException {
        List<Path> files = new ArrayList<>(filesUnder(Path.of("src/main/java"), ".java"));
        files.addAll(filesUnder(Path.of("src/main/jte"), ".jte"));
        return files;
    }

    private static List<Path> filesUnder(Path folder, String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
