package io.tierhub.flow;

import java.net.UnknownHostException;

/** A host stands for an address that the hub must not connect to. */
public final class AddressRefusedException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    private final String kind;

    AddressRefusedException(String kind) {
        super("the host is " + kind);
        this.kind = kind;
    }

    /** What happened and what to do, without the address. */
    public String words() {
        return "the host is " + kind + ", which the hub does not connect to; if it should, add its block to"
                + " tierhub.outbound.allow_addresses";
    }
}
