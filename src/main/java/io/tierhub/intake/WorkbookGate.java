package io.tierhub.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks at a workbook's parts before anything reads them: whole, a workbook, no part beyond the limits, no document type
 * (which could name entities and outside files). Sizes are measured by unpacking, as a zip's own figures may lie.
 */
final class WorkbookGate {
    /** Parts below this are never a bomb. */
    static final long HARMLESS = 1 << 20;

    private static final int PROLOG = 1 << 16;
    /** The part whose texts the reader holds in memory. */
    private static final String TEXTS = "xl/sharedStrings.xml";

    /** How much of the memory of the process those texts may take, as they are written: a third. */
    private static final int TEXTS_SHARE = 3;

    /** Parts of one workbook. */
    static final int PARTS = 10_000;

    private final String file;
    private final Limits limits;

    private WorkbookGate(String file, Limits limits) {
        this.file = file;
        this.limits = limits;
    }

    /** Refuses what must not be read; whether the workbook has styles, which say what is a date. */
    static boolean check(Path path, String file, Limits limits) throws IOException {
        WorkbookGate gate = new WorkbookGate(file, limits);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            if (zip.getEntry("xl/workbook.xml") == null && zip.getEntry("[Content_Types].xml") == null) {
                throw gate.refused(
                        "NOT_A_WORKBOOK: it is a zip archive without a workbook; unpack it and send what is in it");
            }
            if (zip.size() > PARTS) {
                throw gate.refused("WORKBOOK_TOO_LARGE: more than " + PARTS + " parts");
            }
            byte[] block = new byte[PROLOG];
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry part = all.nextElement();
                gate.part(zip, part, block);
            }
            return zip.getEntry("xl/styles.xml") != null;
        } catch (ZipException | EOFException e) {
            throw new RefusedFile(
                    file,
                    0,
                    "DAMAGED_WORKBOOK: not a zip archive, or cut off (" + e.getMessage()
                            + "); save it as .xlsx again and send it whole",
                    e);
        }
    }

    private void part(ZipFile zip, ZipEntry part, byte[] block) throws IOException {
        try (InputStream in = zip.getInputStream(part)) {
            int got = in.readNBytes(block, 0, block.length);
            String name = part.getName();
            if ((name.endsWith(".xml") || name.endsWith(".rels")) && declaresType(block, got)) {
                throw refused(
                        "DOCTYPE: part " + name + " declares a document type, which no spreadsheet writes; refused"
                                + " as it may name outside files");
            }
            long size = got;
            while (got > 0) {
                if (size > limits.entryBytes()) {
                    throw refused("WORKBOOK_TOO_LARGE: part " + name + " unpacks to more than " + limits.entryBytes()
                            + " bytes; export as .csv");
                }
                if (size > HARMLESS && size / limits.inflateRatio() > Math.max(1, part.getCompressedSize())) {
                    throw refused("ZIP_BOMB: part " + name + " unpacks to more than " + limits.inflateRatio()
                            + " times its packed size; export as .csv");
                }
                if (name.equals(TEXTS) && size > Runtime.getRuntime().maxMemory() / TEXTS_SHARE) {
                    throw refused("WORKBOOK_TOO_LARGE: its texts, part " + name + ", unpack to more than a third of the"
                            + " memory of this process; export as .csv, or give it more memory");
                }
                got = in.read(block);
                size += Math.max(0, got);
            }
        }
    }

    private static boolean declaresType(byte[] block, int length) {
        return new String(block, 0, length, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE");
    }

    private RefusedFile refused(String reason) {
        return new RefusedFile(file, 0, reason);
    }
}
