package org.minsheng.attachment.internal;

/**
 * The name a file is shown and saved under: no path, no control or direction characters, the ending of its true kind.
 */
final class FileName {

    private static final int LONGEST = 80;

    private FileName() {
    }

    static String cleaned(String name, String extension) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        var stem = new StringBuilder();
        (dot > 0 ? last.substring(0, dot) : last).codePoints()
            .filter(FileName::isPlain)
            .limit(LONGEST)
            .forEach(stem::appendCodePoint);
        var plain = stem.toString().strip().replaceFirst("^\\.+", "");
        return (plain.isEmpty() ? "file" : plain) + "." + extension;
    }

    private static boolean isPlain(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE
            && type != Character.PRIVATE_USE && type != Character.UNASSIGNED && "<>:\"|?*;%".indexOf(character) < 0;
    }
}
