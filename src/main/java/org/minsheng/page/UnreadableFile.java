package org.minsheng.page;

/** A file that somebody handed in cannot be used; the key's sentence tells that person why. */
public final class UnreadableFile extends Exception {

    private static final long serialVersionUID = 1;

    private final String key;
    private final transient Object[] args;

    public UnreadableFile(String key, Object... args) {
        super(key);
        this.key = key;
        this.args = args;
    }

    public String key() {
        return key;
    }

    public Object[] args() {
        return args.clone();
    }
}
