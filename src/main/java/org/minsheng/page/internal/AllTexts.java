package org.minsheng.page.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Texts of all modules; each is looked for in their many bundles once, and a screen needs some hundreds of them. */
class AllTexts extends ResourceBundleMessageSource {

    private final Map<Locale, Map<String, MessageFormat>> known = new ConcurrentHashMap<>();

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        var texts = known.computeIfAbsent(locale, first -> new ConcurrentHashMap<>());
        var text = texts.get(code);
        if (text == null) {
            text = super.resolveCode(code, locale);
            if (text != null) {
                texts.put(code, text);
            }
        }
        return text;
    }
}
