package org.minsheng.page.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The texts of every module from {@code messages/<module>.properties}, Chinese first, and the clock. */
@Configuration(proxyBeanMethods = false)
class TextConfiguration {

    @Bean
    MessageSource messageSource() throws IOException {
        var bundles = new AllTexts();
        bundles.setDefaultEncoding("UTF-8");
        bundles.setFallbackToSystemLocale(false);
        bundles.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        bundles.setAlwaysUseMessageFormat(true);
        bundles.setBasenames(Arrays.stream(new PathMatchingResourcePatternResolver()
            .getResources("classpath*:messages/*.properties"))
            .map(file -> Objects.requireNonNull(file.getFilename()))
            .filter(name -> !name.contains("_"))
            .map(name -> "messages/" + name.substring(0, name.length() - ".properties".length()))
            .distinct()
            .toArray(String[]::new));
        return bundles;
    }

    @Bean
    Clock clock(@Value("${minsheng.zone}") String zone) {
        return Clock.system(ZoneId.of(zone));
    }
}
