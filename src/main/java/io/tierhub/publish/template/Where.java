package io.tierhub.publish.template;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a filled-in value stands, and what it must not do there. */
public enum Where {
    /** In the path of an address: a value is one piece of it, whatever it holds. */
    PATH {
        @Override
        String safe(String value) {
            if (value.isEmpty() || value.equals(".") || value.equals("..")) {
                throw new CannotSayException("a value is no part of an address");
            }
            return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        }
    },
    /** In a header: one line. */
    HEADER {
        @Override
        String safe(String value) {
            if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
                throw new CannotSayException("a value has characters that no header may have");
            }
            return value;
        }
    },
    /** In a text that is escaped as a whole afterwards: a parameter, a form, JSON, a cell. */
    TEXT {
        @Override
        String safe(String value) {
            return value;
        }
    };

    abstract String safe(String value);
}
