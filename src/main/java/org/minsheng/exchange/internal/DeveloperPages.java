package org.minsheng.exchange.internal;

import io.swagger.v3.oas.models.ExternalDocumentation;
import org.minsheng.page.Page;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** For those who connect other systems: where what is, and how it is signed. */
@Controller
class DeveloperPages {

    @GetMapping("/developers")
    ModelAndView developers(Page page) {
        return page.show("exchange/developers", page.base());
    }

    /** The description of the JSON interface leads to the page that explains the rest. */
    @Bean
    static OpenApiCustomizer pageForDevelopers() {
        return api -> api.externalDocs(new ExternalDocumentation().url("/developers")
            .description("Open311, webhooks, work orders"));
    }
}
