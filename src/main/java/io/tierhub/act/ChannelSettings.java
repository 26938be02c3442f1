package io.tierhub.act;

import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Setting;
import io.tierhub.vocabulary.WebAddress;
import org.jspecify.annotations.Nullable;

/** Where notices for people go: a group's robot, or a mailbox. */
public record ChannelSettings(
        @Setting("What it is.") Kind kind,

        @Setting("The robot's address, with its key: write ${env:NAME}.") @Nullable Secret url,

        @Setting("What signs, where the robot asks for it (dingtalk, feishu).") @Nullable Secret secret,

        @Setting("The mail server, as in smtps://mail.example.com:465 or smtp://mail.example.com:587.") @Nullable String server,

        @Setting("Who the mail is from.") @Nullable String from,
        @Setting("Who it goes to.") @Nullable String to,
        @Setting("The user of the mail server.") @Nullable String user,
        @Setting("The user's password: write ${env:NAME}.") @Nullable Secret password,

        @Setting(value = "The language of notices: zh, en or both.", def = "both")
        Language language) {

    /** Robots and mail. */
    public enum Kind {
        WECOM,
        DINGTALK,
        FEISHU,
        SLACK,
        TEAMS,
        MAIL
    }

    /** Which words people read. */
    public enum Language {
        ZH,
        EN,
        BOTH
    }

    public ChannelSettings {
        if (kind == Kind.MAIL) {
            if (server == null || from == null || to == null || url != null || secret != null) {
                throw new IllegalArgumentException("a mail channel has server, from and to, and no url or secret");
            }
            if (!server.matches("smtps?://[A-Za-z0-9.-]+(:\\d{1,5})?")) {
                throw new IllegalArgumentException("server is smtp or smtps, a host and a port: smtps://mail.example.com:465");
            }
        } else {
            if (url == null || server != null || from != null || to != null) {
                throw new IllegalArgumentException("a robot has a url, and none of server, from, to");
            }
            WebAddress.of(url.reveal());
        }
        if (secret != null && kind != Kind.DINGTALK && kind != Kind.FEISHU) {
            throw new IllegalArgumentException("secret: only dingtalk and feishu sign; remove it");
        }
    }
}
