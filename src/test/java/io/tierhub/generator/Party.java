package io.tierhub.generator;

import org.jspecify.annotations.Nullable;

/**
 * A Chinese customer of a {@link ChineseSet}.
 *
 * @param name the parts of an organization's name; null for a person
 */
record Party(Customer customer, @Nullable ChineseName name) {
    static Party of(Customer company) {
        return new Party(company, ChineseName.of(company));
    }

    /** The company whose name that is. */
    static Party named(Customer like, ChineseName name, String latin, String industry) {
        return new Party(like.named(name.text(), latin, "", "", industry), name);
    }
}
