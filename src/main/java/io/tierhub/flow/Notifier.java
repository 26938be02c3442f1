package io.tierhub.flow;

import io.tierhub.act.ChannelSettings;
import org.jspecify.annotations.Nullable;

/** Hands a notice to people's channel. */
public interface Notifier {
    /** Blocks until the channel has it; else says in words why it does not. */
    @Nullable String send(ChannelSettings channel, String text, long nowMs);
}
