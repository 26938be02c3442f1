package io.tierhub.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The merged cells of a sheet of an .xlsx, which stand behind its rows; found by looking through the part's bytes. */
final class SheetMerges {
    private static final Pattern RELATION = Pattern.compile("<(?:\\w+:)?Relationship\\s[^>]*>");
    private static final Pattern AREA =
            Pattern.compile("mergeCell\\s[^>]{0,200}?ref=[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']");

    /** Longer than what {@link #AREA} matches. */
    private static final int OVERLAP = 300;

    private static final int BLOCK = 1 << 16;
    private static final int RELATIONS = 1 << 20;

    private SheetMerges() {}

    /**
     * @param relation the identifier by which the workbook refers to the sheet
     */
    static MergedCells of(Path workbook, String relation, Notes notes) throws IOException {
        MergedCells merged = new MergedCells();
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            String target = target(zip, relation);
            ZipEntry part = target == null ? null : zip.getEntry(target);
            if (part != null) {
                try (InputStream in = zip.getInputStream(part)) {
                    scan(in, merged, notes);
                }
            }
        }
        return merged;
    }

    private static @Nullable String target(ZipFile zip, String relation) throws IOException {
        ZipEntry part = zip.getEntry("xl/_rels/workbook.xml.rels");
        if (part == null) {
            return null;
        }
        String text;
        try (InputStream in = zip.getInputStream(part)) {
            text = new String(in.readNBytes(RELATIONS), StandardCharsets.UTF_8);
        }
        Matcher relations = RELATION.matcher(text);
        while (relations.find()) {
            if (relation.equals(attribute(relations.group(), "Id"))) {
                String target = attribute(relations.group(), "Target");
                return target == null ? null : target.startsWith("/") ? target.substring(1) : "xl/" + target;
            }
        }
        return null;
    }

    private static @Nullable String attribute(String element, String name) {
        Matcher found = Pattern.compile("\\s" + name + "=[\"']([^\"']*)[\"']").matcher(element);
        return found.find() ? found.group(1) : null;
    }

    private static void scan(InputStream in, MergedCells merged, Notes notes) throws IOException {
        byte[] block = new byte[OVERLAP + BLOCK];
        int kept = 0;
        boolean room = true;
        for (int got = in.readNBytes(block, 0, BLOCK); got > 0 && room; got = in.readNBytes(block, kept, BLOCK)) {
            int filled = kept + got;
            String text = new String(block, 0, filled, StandardCharsets.ISO_8859_1);
            if (text.contains("mergeCell")) {
                room = areas(text, merged);
            }
            kept = Math.min(OVERLAP, filled);
            System.arraycopy(block, filled - kept, block, 0, kept);
        }
        if (!room) {
            notes.warn("MERGED_CELLS: the sheet merges more than " + MergedCells.MOST
                    + " areas; the values of those beyond stay in their first row");
        }
    }

    private static boolean areas(String text, MergedCells merged) {
        Matcher area = AREA.matcher(text);
        while (area.find()) {
            long first = Long.parseLong(area.group(2)) - 1;
            long last = Long.parseLong(area.group(4)) - 1;
            if (!merged.add(first, last, column(area.group(1)))) {
                return false;
            }
        }
        return true;
    }

    /** A is 0, Z is 25, AA is 26. */
    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }
}
