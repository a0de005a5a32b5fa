package org.minsheng.area.internal;

import java.io.PrintStream;
import java.util.List;
import org.minsheng.shared.Command;
import org.minsheng.shared.OnlyIf;
import org.springframework.stereotype.Component;

/** {@code minsheng demo doors}: the county town of the demo in its true size, for benchmarks of campaigns. */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoDoors implements Command {

    private final DemoPlaces demo;

    DemoDoors(DemoPlaces demo) {
        this.demo = demo;
    }

    @Override
    public String name() {
        return "demo doors";
    }

    @Override
    public String usage() {
        return "builds 湄潭's county town up to 40,898 doors in 76 compounds, with plates and grids";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (!demo.isFilled()) {
            out.println("Start the node once, so that the demo is there, and stop it; then build its county town.");
            return 1;
        }
        long begin = System.nanoTime();
        int doors = demo.buildCountyTown();
        out.printf("%,d doors were added to 湄潭's county town in %,d ms; it has %,d in %d compounds.%n", doors,
            (System.nanoTime() - begin) / 1_000_000, DemoCompounds.SCREENED_DOORS, DemoCompounds.SCREENED_COMPOUNDS);
        return 0;
    }
}
