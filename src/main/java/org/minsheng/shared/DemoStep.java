package org.minsheng.shared;

/** Fills one module with demo data through its own use cases; harmless when it has been run before. */
public interface DemoStep {

    /** Lower runs first: area 10, people 20, organisation 30, account 40, attachment 45, appeal 50, notice 60. */
    int order();

    void fill();
}
