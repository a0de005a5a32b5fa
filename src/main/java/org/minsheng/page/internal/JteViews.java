package org.minsheng.page.internal;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds the compiled template of a view name. The view must name its content type, else Spring prefers a forward. */
@Component
class JteViews implements ViewResolver, Ordered {

    private static final String HTML = "text/html;charset=UTF-8";

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        var template = name + ".jte";
        return templates.hasTemplate(template) ? new JteView(template) : null;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private final class JteView implements View {

        private final String template;

        JteView(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return HTML;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
            var output = new Utf8ByteOutput();
            Map<String, Object> parameters = new java.util.HashMap<>();
            if (model != null) {
                for (var name : new String[] {"page", "view"}) {
                    var value = model.get(name);
                    if (value != null) {
                        parameters.put(name, value);
                    }
                }
            }
            templates.render(template, parameters, output);
            // At once: each of a page's thousands of pieces would walk through every filter's wrapper on its own.
            byte[] whole = output.toByteArray();
            response.setContentType(HTML);
            response.setContentLength(whole.length);
            try (var out = response.getOutputStream()) {
                out.write(whole);
            }
        }
    }
}
