package org.minsheng.exchange.internal;

import org.minsheng.page.Menu;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's settings and its entry in the menu. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExchangeSettings.class)
class ExchangeConfiguration {

    @Bean
    static Menu exchangeMenu() {
        return new Menu("/console/exchange", "exchange.menu", "arrows-exchange", "menu.system", 921);
    }
}
