package io.tierhub.vocabulary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents one component of a settings record. Configuration files are bound to such records, and the reference in
 * docs/ is generated from them. A component without a default is required unless it is nullable, a list or a map; rules
 * are checked by the record's compact constructor, whose {@link IllegalArgumentException} says the rule and the remedy.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** What the key means, in one sentence. */
    String value();

    /** The default, written as YAML; empty: none. */
    String def() default "";
}
