package io.tierhub.intake;

import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.jspecify.annotations.Nullable;

/** What a compound file is, by the streams in it: only one with a workbook that is not encrypted is read. */
final class XlsKind {
    private XlsKind() {}

    static void check(DirectoryNode root, String file) {
        if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
            throw password(file, null);
        }
        if (root.hasEntryCaseInsensitive("Workbook")) {
            return;
        }
        if (root.hasEntryCaseInsensitive("Book")) {
            throw new RefusedFile(
                    file, 0, "UNSUPPORTED: a workbook of Excel 5 or 95; open it and save it as .xlsx or .csv");
        }
        throw new RefusedFile(
                file,
                0,
                "NOT_A_WORKBOOK: an old Office file without a workbook, such as a Word document; export the data as .xlsx"
                        + " or .csv");
    }

    static RefusedFile password(String file, @Nullable Throwable cause) {
        return new RefusedFile(
                file,
                0,
                "PASSWORD: the workbook is protected by a password, so nothing in it can be read; save it without one",
                cause);
    }
}
