package io.tierhub.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes files that are meant to break a reader, each with what the reader must say. */
final class HostileFiles {
    private static final int BLOCK = 1 << 20;

    private final Path folder;
    private final long megabytes;
    private final Map<Path, String> verdicts = new LinkedHashMap<>();

    /** @param megabytes how large the large ones are */
    HostileFiles(Path folder, long megabytes) {
        this.folder = folder;
        this.megabytes = megabytes;
    }

    /** All files, with a part of the verdict. */
    Map<Path, String> write() throws IOException {
        endless("line.csv", "", "x", "line.csv:1: LINE_TOO_LONG: no line ends within 67108864");
        endless("quote.csv", "a,b\n1,\"", "x", "LINE_TOO_LONG");
        endless("line.ndjson", "{\"a\":\"", "x", "LINE_TOO_LONG");
        endless("text.json", "[{\"a\":\"", "x", "text.json:1: RECORD_TOO_LONG: nothing ends within 67108864");
        endless("attribute.xml", "<r><c a=\"", "x", "attribute.xml:1: RECORD_TOO_LONG: nothing ends within 1048576");
        endless("elements.xml", "<r>", "<c>", "XML_TOO_DEEP: elements are nested more than 100");
        endless("comment.xml", "<r><!--", "x", "RECORD_TOO_LONG");
        endless("cell.xls", "<html><table><tr><td>", "x", "cell.xls:1: RECORD_TOO_LONG");
        endless("tables.xls", "<html>", "<table><tr><td>", "RECORD_TOO_LONG");
        endless("fixed.txt", "a     b\n1     2\n1     2\n1     2\n", "x", "LINE_TOO_LONG");
        packed("packed.csv.gz", "LINE_TOO_LONG");
        packed("packed.xml.gz", "RECORD_TOO_LONG");
        laughs();
        bomb();
        strings();
        rows();
        return verdicts;
    }

    private void endless(String name, String begin, String more, String verdict) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(begin.getBytes(StandardCharsets.UTF_8));
            blocks(out, more);
        }
        verdicts.put(file, verdict);
    }

    private void packed(String name, String verdict) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            if (name.contains("xml")) {
                out.write("<?xml version=\"1.0\"?><r>".getBytes(StandardCharsets.UTF_8));
            }
            blocks(out, "x");
        }
        verdicts.put(file, name + ":1: " + verdict);
    }

    private void blocks(OutputStream out, String text) throws IOException {
        byte[] block = text.repeat(BLOCK / text.length()).getBytes(StandardCharsets.UTF_8);
        for (long i = 0; i < megabytes; i++) {
            out.write(block);
        }
    }

    private void laughs() throws IOException {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            text.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        Path file = Files.writeString(folder.resolve("laughs.xml"), text + "]><l><c>&a29;</c></l>");
        verdicts.put(file, "laughs.xml:1: DOCTYPE");
    }

    private void bomb() throws IOException {
        Path file = folder.resolve("bomb.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] blank = new byte[BLOCK];
            Arrays.fill(blank, (byte) ' ');
            for (int i = 0; i < 200; i++) {
                zip.write(blank);
            }
        }
        verdicts.put(file, "bomb.xlsx: ZIP_BOMB: part xl/worksheets/sheet1.xml unpacks to more than 100 times");
    }

    /** A workbook whose table of texts alone would fill the memory, packed no more than texts are. */
    private void strings() throws IOException {
        Path file = folder.resolve("texts.xlsx");
        Random random = new Random(3);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(1);
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            byte[] text = new byte[BLOCK];
            for (int i = 0; i < 300; i++) {
                for (int at = 0; at < text.length; at++) {
                    text[at] = (byte) ('a' + (at % 7 == 0 ? random.nextInt(26) : at % 5));
                }
                zip.write(text);
            }
        }
        verdicts.put(file, "texts.xlsx: WORKBOOK_TOO_LARGE");
    }

    /** So many rows that they fit only if they are streamed. */
    private void rows() throws IOException {
        Path csv = folder.resolve("rows.csv");
        Path xml = folder.resolve("rows.xml");
        Path page = folder.resolve("rows.xls");
        long rows = megabytes * 5_000;
        try (Writer text = Files.newBufferedWriter(csv);
                Writer records = Files.newBufferedWriter(xml);
                Writer table = Files.newBufferedWriter(page)) {
            text.write("no,name,remark\n");
            records.write("<r>");
            table.write("<html><table>\n<tr><td>no</td><td>name</td></tr>\n");
            for (long i = 0; i < rows; i++) {
                text.write("C" + i + ",name " + i + ",remark " + i + "\n");
                if (i % 5 == 0) {
                    records.write("<c no=\"" + i + "\"><name>name " + i + "</name></c>\n");
                    table.write("<tr><td>C" + i + "</td><td>name " + i + "</td></tr>\n");
                }
            }
            records.write("</r>");
            table.write("</table></html>");
        }
        verdicts.put(csv, rows + " rows, 0 refused");
        verdicts.put(xml, rows / 5 + " rows, 0 refused");
        verdicts.put(page, rows / 5 + " rows, 0 refused");
    }
}
