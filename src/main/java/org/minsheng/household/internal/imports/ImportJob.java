package org.minsheng.household.internal.imports;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.minsheng.household.internal.imports.SheetImport.State;
import org.minsheng.page.Menu;
import org.minsheng.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What goes on in the background. A node that dies leaves it to another, which begins that part anew. */
@Component
class ImportJob {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("household-import");

    private static final Logger LOG = LoggerFactory.getLogger(ImportJob.class);

    private final ObjectProvider<Scheduler> scheduler;
    private final SheetImports imports;
    private final ReadingSheets reading;
    private final WritingHouseholds writing;
    private final UndoingHouseholds undoing;
    private final Clock clock;
    /** A file of 50,000 rows takes a good part of a small heap, two take too much. */
    private final ReentrantLock oneAtATime = new ReentrantLock();

    ImportJob(ObjectProvider<Scheduler> scheduler, SheetImports imports, ReadingSheets reading,
              WritingHouseholds writing,
              UndoingHouseholds undoing, Clock clock) {
        this.scheduler = scheduler;
        this.imports = imports;
        this.reading = reading;
        this.writing = writing;
        this.undoing = undoing;
        this.clock = clock;
    }

    /** In the caller's transaction. */
    void begin(long id) {
        scheduler.getObject().schedule(TASK.instance(id + "-" + UUID.randomUUID()).scheduledTo(clock.instant()));
    }

    void run(long id) {
        oneAtATime.lock();
        try {
            imports.find(id).ifPresent(this::goOn);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** A fault leaves the import where it was before, with a sentence; nothing is half written. */
    private void goOn(SheetImport item) {
        var viewer = new Viewer(item.account(), item.accountName(), null, List.of());
        try {
            switch (item.state()) {
                case READING -> reading.read(item.id());
                case WRITING -> writing.write(viewer, item.id());
                case UNDOING -> undoing.undo(viewer, item.id());
                default -> LOG.debug("import {} waits for nothing", item.id());
            }
        } catch (RuntimeException fault) {
            LOG.error("import {} stopped while {}", item.id(), item.state(), fault);
            var before = item.state() == State.READING ? State.STOPPED : item.state() == State.WRITING ? State.READY
                : State.DONE;
            imports.go(item.id(), item.state(), before, "household.import.fault");
        }
    }

    /** The tasks, the menu. */
    @Configuration(proxyBeanMethods = false)
    static class Beans {

        private static final Duration KEPT = Duration.ofDays(7);

        @Bean
        static Menu householdImportMenu() {
            return new Menu("/console/households/imports", "menu.household.imports", "file-import", "menu.ground", 16);
        }

        @Bean
        OneTimeTask<Void> householdImports(ObjectProvider<ImportJob> job) {
            return Tasks.oneTime(TASK).execute((task, context) ->
                job.getObject().run(Long.parseLong(task.getId().substring(0, task.getId().indexOf('-')))));
        }

        /** Rows that nobody confirmed are personal data without a purpose. */
        @Bean
        RecurringTask<Void> forgottenHouseholdImports(SheetImports imports, Clock clock) {
            return Tasks.recurring("household-imports-forgotten", FixedDelay.ofHours(1))
                .execute((task, context) -> imports.staleBefore(clock.instant().minus(KEPT))
                    .forEach(id -> imports.end(id, State.DISCARDED, clock.instant())));
        }
    }
}
