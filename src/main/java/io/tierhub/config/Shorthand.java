package io.tierhub.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The static {@code of} methods by which a settings type reads text, a list of texts, or YAML of its own shape. */
final class Shorthand {
    private Shorthand() {}

    /** {@code public static X of(P)} of a type X, where the parameter's raw type is given; null if there is none. */
    static @Nullable Method of(Class<?> type, Class<?> parameter) {
        for (Method method : type.getDeclaredMethods()) {
            int wanted = Modifier.PUBLIC | Modifier.STATIC;
            if (method.getName().equals("of")
                    && (method.getModifiers() & wanted) == wanted
                    && method.getParameterCount() == 1
                    && method.getParameterTypes()[0] == parameter
                    && type.isAssignableFrom(method.getReturnType())) {
                return method;
            }
        }
        return null;
    }

    /** Calls it; what it refuses comes out as it is. */
    static Object call(Method of, Object argument) {
        try {
            of.setAccessible(true);
            return of.invoke(null, argument);
        } catch (InvocationTargetException e) {
            throw refusal(e, of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot call " + of, e);
        }
    }

    /** The refusal that a settings type threw; anything else is a fault in that type. */
    static IllegalArgumentException refusal(InvocationTargetException thrown, Object where) {
        if (thrown.getCause() instanceof IllegalArgumentException refusal) {
            return refusal;
        }
        throw new IllegalStateException("a settings type failed other than by refusing: " + where, thrown.getCause());
    }

    static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    /** The n-th type argument of {@code List<X>} or {@code Map<K, V>}. */
    static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
