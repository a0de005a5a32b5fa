package org.minsheng;

import org.minsheng.shared.OnlyIf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The packaged node makes a bean when somebody needs it, so that the first page need not wait for all others; once that
 * page can be asked for, the rest is made here. What cannot be made ends the node, as it does at a start that makes
 * everything first.
 */
@Component
@ConditionalOnWebApplication
@OnlyIf(setting = "spring.main.lazy-initialization")
class MakingTheRest {

    private static final Logger LOG = LoggerFactory.getLogger(MakingTheRest.class);

    private final ConfigurableApplicationContext context;

    MakingTheRest(ConfigurableApplicationContext context) {
        this.context = context;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofPlatform().daemon().name("making-the-rest").start(this::make);
    }

    private void make() {
        var beans = context.getBeanFactory();
        for (var name : beans.getBeanDefinitionNames()) {
            try {
                if (context.isActive() && beans.getMergedBeanDefinition(name).isSingleton()) {
                    beans.getBean(name);
                }
            } catch (RuntimeException | Error fault) {
                if (context.isActive()) {
                    LOG.error("The node cannot go on without {}", name, fault);
                    context.close();
                    System.exit(1);
                }
            }
        }
    }
}
