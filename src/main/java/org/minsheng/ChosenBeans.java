package org.minsheng;

import org.minsheng.shared.OnlyIf;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** Leaves out the beans whose setting says so ({@link OnlyIf}), before any is made; while a package is built all stay. */
class ChosenBeans implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        if (!Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            context.addBeanFactoryPostProcessor(beans -> leaveOut(context));
        }
    }

    private static void leaveOut(GenericApplicationContext context) {
        for (var name : context.getBeanFactory().getBeanNamesForAnnotation(OnlyIf.class)) {
            var condition = context.getBeanFactory().findAnnotationOnBean(name, OnlyIf.class);
            if (condition != null && !condition.is().equals(context.getEnvironment().getProperty(condition.setting(), "").strip())) {
                context.removeBeanDefinition(name);
            }
        }
    }
}
