package org.minsheng.account.internal;

import java.util.Comparator;
import java.util.List;
import org.minsheng.shared.DemoStep;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Fills every module with demo data in the order of their dependencies, before the node is ready to serve. */
@Component
@ConditionalOnProperty("minsheng.demo")
class DemoSteps implements ApplicationRunner {

    private final List<DemoStep> steps;

    DemoSteps(List<DemoStep> steps) {
        this.steps = steps.stream().sorted(Comparator.comparingInt(DemoStep::order)).toList();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        steps.forEach(DemoStep::fill);
    }
}
