package io.tierhub.flow.kafka;

import io.tierhub.publish.Answer;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Why a record is not in its topic. Words of our own: exceptions like to quote records and addresses. */
final class TopicFault {
    private TopicFault() {}

    /** What a failure means for the record that met it. */
    static Answer answer(Throwable failure) {
        return caused(failure, RecordTooLargeException.class)
                ? Answer.cannotSay("it is larger than the topic takes (max.message.bytes)")
                : Answer.none(words(failure));
    }

    /** Whether an answer tells of brokers that took nothing, and not of one record. */
    static boolean silence(Answer answer) {
        return answer.kind() == Answer.Kind.STATUS && answer.status() == 0;
    }

    private static String words(Throwable failure) {
        if (caused(failure, UnknownTopicOrPartitionException.class) || caused(failure, InvalidTopicException.class)) {
            return "the topic does not exist; create it, the hub makes none";
        }
        if (caused(failure, SslAuthenticationException.class)) {
            return "TLS failed: the certificate of the broker is not trusted, expired or of another host";
        }
        if (caused(failure, AuthenticationException.class)) {
            return "the broker does not accept user and password";
        }
        if (caused(failure, AuthorizationException.class)) {
            return "the user may not write to the topic";
        }
        if (caused(failure, TimeoutException.class)) {
            return "no broker acknowledged it in time";
        }
        return caused(failure, ConfigException.class)
                ? "the hosts of the brokers are unknown to DNS"
                : "the broker did not take it: " + innermost(failure).getClass().getSimpleName();
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> kind) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (kind.isInstance(each)) {
                return true;
            }
        }
        return false;
    }

    private static Throwable innermost(Throwable failure) {
        Throwable each = failure;
        while (each.getCause() != null) {
            each = each.getCause();
        }
        return each;
    }
}
