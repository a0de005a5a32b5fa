package org.minsheng.shared;

/** Fills one module with demo data through its own use cases; harmless when it has been run before. */
public interface DemoStep {

    /** Lower runs first: area 10, people 20, organisation 30, account 40, attachment 45, appeal 50, notice 60. */
    int order();

    /**
     * Whether no other step but such ones builds on it: then it runs beside the others, once all those before the first
     * of its kind are done.
     */
    default boolean isBeside() {
        return false;
    }

    void fill();
}
