package org.minsheng;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts one node: database, migrations, pages, timers. */
@SpringBootApplication
public class Minsheng {

    public static void main(String[] args) {
        SpringApplication.run(Minsheng.class, args);
    }
}
