package org.minsheng.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component or bean method that is there only while a setting has this value. It is looked at when the node starts,
 * whereas Spring's own conditions are judged once, when the package is built.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnlyIf {

    String setting();

    String is() default "true";
}
