package org.minsheng;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Starts one node: database, migrations, pages, timers; or runs one command when its name is given. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Minsheng {

    public static void main(String[] args) {
        if (CommandLine.isMeantBy(args)) {
            CommandLine.prepare();
        }
        try {
            SpringApplication.run(Minsheng.class, args);
        } catch (AbandonedRunException done) {
            var context = done.getApplicationContext();
            if (context != null && !context.isActive()) {
                throw done;
            }
            System.exit(context == null ? 0 : SpringApplication.exit(context));
        } catch (RuntimeException | Error told) {
            System.exit(1);
        }
    }
}
