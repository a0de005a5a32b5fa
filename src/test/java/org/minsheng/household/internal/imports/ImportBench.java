package org.minsheng.household.internal.imports;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.minsheng.Minsheng;
import org.minsheng.page.UnreadableFile;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long a large messy workbook takes from the file to the preview, and from the confirmation to the result. Makes
 * the workbook itself, in a database of its own under target/bench; each round's import is undone, so that the next is
 * new.
 */
public final class ImportBench {

    private static final String[] COMPOUNDS = IntStream.rangeClosed(1, 10).mapToObj(n -> "测试花园" + n + "期")
        .toArray(String[]::new);
    private static final int BUILDINGS = 25;
    private static final int FLOORS = 5;

    private final SheetImports imports;
    private final StagedRows rows;
    private final UploadingSheets uploading;
    private final MappingColumns mapping;
    private final ChangingImport changing;
    private final ImportJob job;
    private final Viewer viewer;

    private ImportBench(ConfigurableApplicationContext context) {
        this.imports = context.getBean(SheetImports.class);
        this.rows = context.getBean(StagedRows.class);
        this.uploading = context.getBean(UploadingSheets.class);
        this.mapping = context.getBean(MappingColumns.class);
        this.changing = context.getBean(ChangingImport.class);
        this.job = context.getBean(ImportJob.class);
        var area = MadeUpPlaces.community(context.getBean(JdbcClient.class), "520329099001", "基准社区", COMPOUNDS,
            BUILDINGS, FLOORS);
        this.viewer = new Viewer(new AccountId(1), "bench", null,
            List.of(new Grant(Role.DESK_CLERK, new OrganisationId(1), area)));
    }

    public static void main(String[] args) throws UnreadableFile {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        var file = new MessyBook(20261125, "520329").bytes(rows, COMPOUNDS, BUILDINGS, FLOORS * 4);
        System.out.printf("%,d rows in %d worksheets, %.1f MB; heap at most %d MB, %d cores%n", rows, COMPOUNDS.length,
            file.length / 1e6,
            Runtime.getRuntime().maxMemory() / 1024 / 1024, Runtime.getRuntime().availableProcessors());
        try (var context = new SpringApplicationBuilder(Minsheng.class).web(WebApplicationType.NONE)
            .run("--minsheng.data=" + Path.of("target/bench/import"), "--spring.main.lazy-initialization=true")) {
            context.getBean(Scheduler.class).stop();
            var bench = new ImportBench(context);
            for (int round = 1; round <= rounds; round++) {
                bench.round(round, file);
            }
        }
        System.exit(0);
    }

    private void round(int round, byte[] file) throws UnreadableFile {
        long begin = System.nanoTime();
        long id = uploading.upload(viewer, RequestKey.fresh(), viewer.grants().getFirst().area(), "基准.xlsx", file);
        double uploaded = seconds(begin);
        var item = imports.find(id).orElseThrow();
        mapping.map(viewer, item, new MappingColumns.Choice(item.tables(), item.mapping(), "0851", true))
            .ifPresent(fault -> {
            throw new IllegalStateException(fault.key());
        });
        job.run(id);
        double preview = seconds(begin);
        var counts = rows.counts(id);
        begin = System.nanoTime();
        changing.change(viewer, imports.find(id).orElseThrow(), ChangingImport.Wish.CONFIRM);
        job.run(id);
        double written = seconds(begin);
        var done = imports.find(id).orElseThrow();
        begin = System.nanoTime();
        changing.change(viewer, done, ChangingImport.Wish.UNDO);
        job.run(id);
        System.out.printf("round %d: upload to columns %.1f s, upload to preview %.1f s, confirmation to written %.1f "
            + "s, undone in %.1f s%n", round,
            uploaded, preview, written, seconds(begin));
        System.out.printf(
            "         %s; %,d households and %,d people written, state %s; most heap used after a collection %d MB%n",
            counts, done.households(), done.people(), imports.find(id).orElseThrow().state(), heap());
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getCollectionUsage() == null ? 0 : pool.getCollectionUsage().getUsed())
            .sum() / 1024 / 1024;
    }
}
