package org.minsheng;

import org.jspecify.annotations.Nullable;
import org.minsheng.shared.OnlyIf;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;

/**
 * Leaves out the beans whose setting says so ({@link OnlyIf}), before any is made; while a package is built all stay.
 */
class ChosenBeans implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        if (!Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            context.addBeanFactoryPostProcessor(beans -> leaveOut(context));
        }
    }

    private static void leaveOut(GenericApplicationContext context) {
        for (var name : context.getBeanDefinitionNames()) {
            var condition = condition(context.getBeanDefinition(name));
            if (condition != null && !condition.getString("is").equals(context.getEnvironment()
                .getProperty(condition.getString("setting"), "").strip())) {
                context.removeBeanDefinition(name);
            }
        }
    }

    /**
     * As it was scanned or, in a package, as it was written down. Looking for annotations of every bean's class would
     * take longer.
     */
    private static @Nullable MergedAnnotation<OnlyIf> condition(BeanDefinition bean) {
        var found = MergedAnnotation.<OnlyIf>missing();
        if (bean instanceof AnnotatedBeanDefinition scanned) {
            var method = scanned.getFactoryMethodMetadata();
            found = (method == null ? scanned.getMetadata() : method).getAnnotations().get(OnlyIf.class);
        } else if (bean instanceof RootBeanDefinition written && written.hasBeanClass()) {
            var method = written.getResolvedFactoryMethod();
            found = (method == null ? MergedAnnotations.from(written.getBeanClass()) : MergedAnnotations.from(method))
                .get(OnlyIf.class);
        }
        return found.isPresent() ? found : null;
    }
}
