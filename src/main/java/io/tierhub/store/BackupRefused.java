package io.tierhub.store;

/** A backup that cannot be made or restored: too long, damaged, of a newer release, or for a place that is not empty. */
public final class BackupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BackupRefused(String message) {
        super(message);
    }
}
