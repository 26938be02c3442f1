package io.tierhub.flow.http;

import io.tierhub.flow.SourceFault;

/** Statuses that are no answer, in words. */
final class Statuses {
    private Statuses() {}

    static SourceFault fault(int status) {
        if (status / 100 == 3) {
            return SourceFault.refused("the source sends elsewhere (" + status
                    + "), which is not followed: what it leads to is not what was set; correct url, or log in anew");
        }
        return switch (status) {
            case 403 ->
                SourceFault.refused(
                        "the source refuses (403): the user lacks a right, the address of the hub is not on its list,"
                                + " or its quota is used up");
            case 404, 410 ->
                SourceFault.refused("the source has nothing at this address (" + status
                        + "); look at url and path, or list it under empty if it means no rows");
            case 413, 414, 400, 405, 406, 409, 415, 422 ->
                SourceFault.refused(
                        "the source does not understand the request (" + status + "); look at query, body and headers");
            default ->
                status >= 500
                        ? SourceFault.unreachable("the source failed (" + status + ")")
                        : SourceFault.refused("the source answers with " + status);
        };
    }
}
