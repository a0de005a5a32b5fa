package org.minsheng.appeal.internal.console;

import org.minsheng.page.Menu;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the appeals are in the console's menu. */
@Configuration(proxyBeanMethods = false)
class ConsoleMenu {

    @Bean
    static Menu appealLedgerMenu() {
        return new Menu("/console/appeals", "appeal.console.title", "messages", "menu.work", 10);
    }

    @Bean
    static Menu appealIntakeMenu() {
        return new Menu(ConsoleIntakePages.PATH, "appeal.console.new", "message-plus", "menu.work", 11);
    }

    @Bean
    static Menu appealColleaguesMenu() {
        return new Menu(ConsoleCarePages.COLLEAGUES, "appeal.colleagues.title", "users", "menu.work", 13);
    }

    @Bean
    static Menu appealMattersMenu() {
        return new Menu("/console/matters", "appeal.matters.title", "list-tree", "menu.system", 40);
    }

    @Bean
    static Menu appealCatalogueMenu() {
        return new Menu("/console/catalogue", "appeal.catalogue.title", "route", "menu.system", 41);
    }

    @Bean
    static Menu appealTimeLimitsMenu() {
        return new Menu("/console/time-limits", "appeal.limits.title", "hourglass", "menu.system", 42);
    }
}
