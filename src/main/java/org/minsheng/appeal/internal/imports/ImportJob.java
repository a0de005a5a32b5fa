package org.minsheng.appeal.internal.imports;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.List;
import org.minsheng.page.Menu;
import org.minsheng.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Files a confirmed import in the background; a node that dies in between leaves it to another. */
@Configuration(proxyBeanMethods = false)
class ImportJob {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("appeal-import");

    @Bean
    static Menu importMenu() {
        return new Menu("/console/appeals/imports", "menu.appeal.imports", "file-import", "menu.work", 60);
    }

    @Bean
    OneTimeTask<Void> importAppeals(ImportBook book, ImportingMessages importing) {
        return Tasks.oneTime(TASK).execute((task, context) -> book.byId(Long.parseLong(task.getId()))
            .ifPresent(batch -> importing.file(new Viewer(batch.createdBy(), batch.createdByName(), null, List.of()),
                batch)));
    }
}
