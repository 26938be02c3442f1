package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CharsetSnifferTest {
    private static final String HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后"
            + "多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由"
            + "其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月"
            + "公司有限责任北京上海广州深圳贸易科技股份实业集团客户编码名称联系电话地址省市区路号楼室张王李赵刘陈杨黄周吴鑫淼晟";
    private static final String[] GERMAN = {
        "Müller",
        "Söhne",
        "Größe",
        "Straße",
        "Bäckerei",
        "Würth",
        "Köln",
        "Düsseldorf",
        "Österreich",
        "Ärzte",
        "für",
        "Geschäft",
        "Übersee",
        "Jäger",
        "Böhm",
        "Weiß",
        "Groß",
        "Möbel",
        "Händler",
        "Zürich",
        "AG",
        "Firma",
        "und",
        "Handel"
    };
    private static final String[] ENGLISH = {
        "café",
        "naïve",
        "Zoë’s",
        "£100",
        "“Acme”",
        "rock–roll",
        "Beyoncé",
        "résumé",
        "Renée",
        "€50",
        "it’s",
        "plain",
        "words",
        "Ltd",
        "company",
        "shop",
        "Brontë",
        "façade",
        "déjà",
        "don’t"
    };

    @TempDir
    Path folder;

    @Test
    void sevenEncodingsTimesFourDialectsReadAlike() throws IOException {
        Charset gbk = Charset.forName("GBK");
        List<Charset> charsets = List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                CharsetSniffer.GB18030,
                gbk);
        for (char delimiter : new char[] {',', ';', '\t', '|'}) {
            for (String end : new String[] {"\n", "\r\n", "\r"}) {
                String text = String.join(
                        end,
                        String.join(String.valueOf(delimiter), "客户编码", "客户名称", "备注"),
                        String.join(String.valueOf(delimiter), "000123", "\"北京" + delimiter + "有限公司\"", "重点客户"),
                        String.join(String.valueOf(delimiter), "000124", "上海\"申华\"公司", "一般"),
                        "");
                for (Charset charset : charsets) {
                    for (boolean mark : new boolean[] {true, false}) {
                        check(text, charset, mark && !charset.name().startsWith("GB"), delimiter);
                    }
                }
            }
        }
    }

    private void check(String text, Charset charset, boolean mark, char delimiter) throws IOException {
        Path file = Reads.write(folder, "matrix.csv", (mark ? "\uFEFF" : "") + text, charset);
        Reads.Read read = Reads.read(file);
        assertThat(read.header().names()).as(charset + " " + mark).containsExactly("客户编码", "客户名称", "备注");
        assertThat(read.rows())
                .as(charset + " " + mark)
                .containsExactly(
                        List.of("000123", "北京" + delimiter + "有限公司", "重点客户"), List.of("000124", "上海\"申华\"公司", "一般"));
    }

    @Test
    void picksTheEncodingOfTwoThousandGeneratedFiles() throws IOException {
        long seed = 20260630;
        Random random = new Random(seed);
        int right = 0;
        int files = 2_000;
        for (int i = 0; i < files; i++) {
            boolean chinese = i % 3 == 0;
            String text = chinese ? chinese(random) : words(random, i % 3 == 1 ? GERMAN : ENGLISH);
            Charset charset = random.nextBoolean()
                    ? StandardCharsets.UTF_8
                    : chinese ? CharsetSniffer.GB18030 : CharsetSniffer.WINDOWS_1252;
            Path file = Reads.write(folder, "guess.csv", text, charset);
            right += CharsetSniffer.choose(new SourceFile(file), FormatHints.NONE)
                            .charset()
                            .equals(charset)
                    ? 1
                    : 0;
        }
        assertThat(right).as("seed " + seed).isGreaterThanOrEqualTo((int) (files * 0.995));
    }

    @Test
    void oneGermanNameIsLatinAndOneChineseNameIsNot() throws IOException {
        assertThat(choice("id;firma\n1;müller & söhne\n", CharsetSniffer.WINDOWS_1252))
                .isEqualTo("windows-1252");
        assertThat(choice("id,name\n1,Größe\n", CharsetSniffer.WINDOWS_1252)).isEqualTo("windows-1252");
        assertThat(choice("id,name\n1,李明\n", CharsetSniffer.GB18030)).isEqualTo("GB18030");
        assertThat(choice("id,name\n1,A甲B\n", CharsetSniffer.GB18030)).isEqualTo("GB18030");
        assertThat(choice("id,name\n1,深圳市𠮷祥贸易\n", CharsetSniffer.GB18030)).isEqualTo("GB18030");
    }

    @Test
    void evidenceFarBehindAnAsciiHeadStillCounts() throws IOException {
        String text = "id,name\n" + "1,plain\n".repeat(100_000) + "2,上海贸易有限公司\n";
        Reads.Read read = Reads.read(Reads.write(folder, "late.csv", text, CharsetSniffer.GB18030));
        assertThat(read.rows()).hasSize(100_001);
        assertThat(read.rows().get(100_000).get(1)).isEqualTo("上海贸易有限公司");
    }

    @Test
    void aByteOutsideTheCharsetCostsItsRowOnlyAndIsShown() throws IOException {
        String text = "id,name\n" + "1,上海贸易\n".repeat(50);
        byte[] good = text.getBytes(StandardCharsets.UTF_8);
        byte[] all = ByteBuffer.allocate(good.length + 9)
                .put(good)
                .put(new byte[] {'2', ',', (byte) 0xC9, (byte) 0xCF, '\n', '3', ',', 'x', '\n'})
                .array();
        Reads.Read read = Reads.read(Files.write(folder.resolve("mixed.csv"), all));
        assertThat(read.rows()).hasSize(51);
        assertThat(read.codes()).containsExactly("BAD_ENCODING");
        assertThat(read.faults().get(0).value()).isEqualTo("2,\\xC9\\xCF");
        assertThat(read.notes().charsetEvidence()).contains("50 of 51");
    }

    @Test
    void aConfiguredCharsetWinsAndItsMarkIsNoText() throws IOException {
        FormatHints hints = new FormatHints("UTF-8", null, null, -1, null, null);
        Path file = Reads.write(folder, "said.csv", "\uFEFFid,name\n1,é\n");
        Reads.Read read = Reads.read(file, hints, Limits.DEFAULT, ExpectedColumns.NONE);
        assertThat(read.header().names()).containsExactly("id", "name");
        FormatHints wrong = new FormatHints("US-ASCII", null, null, -1, null, null);
        Path unmarked = Reads.write(folder, "unmarked.csv", "id,name\n1,é\n");
        assertThat(Reads.read(unmarked, wrong, Limits.DEFAULT, ExpectedColumns.NONE)
                        .codes())
                .containsExactly("BAD_ENCODING");
    }

    private String choice(String text, Charset charset) throws IOException {
        Path file = Reads.write(folder, "one.csv", text, charset);
        return CharsetSniffer.choose(new SourceFile(file), FormatHints.NONE)
                .charset()
                .name();
    }

    private static String chinese(Random random) {
        StringBuilder text = new StringBuilder("编码,name,地址\n");
        while (text.length() < 220) {
            text.append('C').append(random.nextInt(10_000)).append(',');
            for (int i = 2 + random.nextInt(9); i > 0; i--) {
                text.append(HAN.charAt(random.nextInt(HAN.length())));
            }
            text.append(random.nextBoolean() ? "A" : "").append(",").append(HAN.charAt(random.nextInt(HAN.length())));
            text.append(random.nextInt(100)).append("号\n");
        }
        return text.toString();
    }

    private static String words(Random random, String[] words) {
        StringBuilder text = new StringBuilder("id;name;note\n");
        int high = 0;
        while (high < 200) {
            text.append(random.nextInt(10_000)).append(';');
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                String word = words[random.nextInt(words.length)];
                high += (int) word.chars().filter(c -> c > 127).count();
                text.append(word).append(' ');
            }
            text.append(";x\n");
        }
        return text.toString();
    }
}
