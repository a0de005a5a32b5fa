package org.minsheng;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Finds a bean that is asked for by its own class under the name it has for that reason, instead of looking through all beans
 * for the type: with a thousand of them that is a quarter of a start. What is asked for by an interface is looked for as ever.
 */
class BeansByClassName implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        context.getDefaultListableBeanFactory().setAutowireCandidateResolver(new Resolver());
    }

    private static final class Resolver extends ContextAnnotationAutowireCandidateResolver {

        @Override
        public @Nullable String getSuggestedName(DependencyDescriptor wanted) {
            var qualified = super.getSuggestedName(wanted);
            return qualified == null ? wanted.getDependencyType().getName() : qualified;
        }
    }
}
