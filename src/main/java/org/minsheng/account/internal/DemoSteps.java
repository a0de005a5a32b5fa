package org.minsheng.account.internal;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.OnlyIf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Fills every module with demo data in the order of their dependencies, before the node is ready to serve; what nobody
 * else builds on runs on a thread of its own, so that a first start does not wait for it.
 */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoSteps implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSteps.class);

    private final List<DemoStep> steps;

    DemoSteps(List<DemoStep> steps) {
        this.steps = steps.stream().sorted(Comparator.comparingInt(DemoStep::order)).toList();
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        var beside = steps.stream().filter(DemoStep::isBeside).toList();
        int begins = beside.isEmpty() ? Integer.MAX_VALUE : beside.getFirst().order();
        steps.stream().filter(step -> !step.isBeside() && step.order() < begins).forEach(DemoSteps::timed);
        try (var thread = Executors.newSingleThreadExecutor()) {
            var running = thread.submit(() -> beside.forEach(DemoSteps::timed));
            steps.stream().filter(step -> !step.isBeside() && step.order() >= begins).forEach(DemoSteps::timed);
            running.get();
        } catch (ExecutionException fault) {
            throw new IllegalStateException("the demo could not be filled", fault.getCause());
        }
    }

    private static void timed(DemoStep step) {
        long begin = System.nanoTime();
        step.fill();
        LOG.debug("{} took {} ms", step.getClass().getSimpleName(), (System.nanoTime() - begin) / 1_000_000);
    }
}
