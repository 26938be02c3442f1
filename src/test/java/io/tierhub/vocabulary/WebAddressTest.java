package io.tierhub.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.0.0.1:8080/x",
                "http://127.255.255.254",
                "http://127.1/",
                "http://127.0.1",
                "http://0/",
                "http://0.0.0.0/",
                "http://0.1.2.3/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://0x7f.1/",
                "http://017700000001/",
                "http://0177.0.0.1/",
                "http://127.0.0.1./",
                "http://00127.0.0.1/",
                "http://3232235777/",
                "http://0xC0A80101/",
                "http://256.0.0.1/",
                "http://1.2.3/",
                "http://10.0.0.5/",
                "http://10.255.255.255/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://169.254.1.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://100.100.100.200/",
                "http://168.63.129.16/",
                "http://100.64.0.1/",
                "http://100.127.255.255/",
                "http://192.0.0.192/",
                "http://192.0.2.1/",
                "http://198.18.0.1/",
                "http://198.51.100.7/",
                "http://203.0.113.9/",
                "http://192.88.99.1/",
                "http://224.0.0.1/",
                "http://239.255.255.255/",
                "http://240.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]/",
                "http://[::]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::127.0.0.1]/",
                "http://[64:ff9b::a9fe:a9fe]/",
                "http://[64:ff9b:1::1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001::1]/",
                "http://[2001:db8::1]/",
                "http://[fe80::1]/",
                "http://[fe80::1%25eth0]/",
                "http://[fe80::1%eth0]/",
                "http://[fec0::1]/",
                "http://[fd00:ec2::254]/",
                "http://[ff02::1]/",
                "http://[100::1]/",
                "http://user@example.com/",
                "http://user:pw@example.com/",
                "http://example.com@127.0.0.1/",
                "http://127.0.0.1\\@example.com/",
                "http://example.com\\.evil.test/",
                "http://127\u30020\u30020\u30021/",
                "http://\uff11\uff12\uff17.0.0.1/",
                "http://\u2460\u2461\u2466.0.0.1/",
                "http://ex\u00e4mple.com/",
                "http://exa mple.com/",
                "http://example.com/a b",
                "http://example.com\r\nX: y/",
                "http:///path",
                "http://",
                "http:example.com",
                "//example.com/",
                "example.com",
                "",
                "http://[::1",
                "http://[]/",
                "file:///etc/passwd",
                "jar:http://example.com!/x",
                "ftp://example.com/",
                "gopher://example.com/",
                "javascript:alert(1)",
                "data:text/plain,x",
                "http://example.com:99999/",
                "http://example.com:/",
                "http://example.com:80a/",
                "http://%31%32%37.0.0.1/",
                "http://example.com/#x",
                "http://a.b.0x7f/"
            })
    void anAddressThatIsNotPublicOrNotPlainIsRefused(String url) {
        assertThat(refusedBy(ReachableAddresses.PUBLIC, url)).as(url).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com/v3", "http://api.example.com:8080/x?y=z", "https://8.8.8.8/",
                        "https://172.15.0.1/",
                "https://172.32.0.1/", "https://100.63.255.255/", "https://100.128.0.1/", "https://[2606:4700::1111]/",
                "https://[64:ff9b::8.8.8.8]/", "https://[::ffff:8.8.8.8]/", "https://xn--fiqs8s.example/",
                        "https://127.example.com/"
            })
    void aPublicAddressPasses(String url) {
        assertThat(refusedBy(ReachableAddresses.PUBLIC, url)).as(url).isFalse();
    }

    @Test
    void aBlockThatTheOperatorAllowsIsReachableAndNothingBesideIt() {
        ReachableAddresses lan = ReachableAddresses.of("10.1.0.0/16, 127.0.0.1, fd00::/8");

        assertThat(refusedBy(lan, "http://10.1.255.255/")).isFalse();
        assertThat(refusedBy(lan, "http://10.2.0.0/")).isTrue();
        assertThat(refusedBy(lan, "http://127.0.0.1/")).isFalse();
        assertThat(refusedBy(lan, "http://127.0.0.2/")).isTrue();
        assertThat(refusedBy(lan, "http://[::ffff:127.0.0.1]/")).isFalse();
        assertThat(refusedBy(lan, "http://[64:ff9b::10.1.0.1]/")).isFalse();
        assertThat(refusedBy(lan, "http://[64:ff9b::10.2.0.1]/")).isTrue();
        assertThat(refusedBy(lan, "http://[fd12::1]/")).isFalse();
        assertThat(refusedBy(lan, "http://[::1]/")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "10.0.0.0/33",
                "10.0.0/8",
                "10.0.0.0/",
                "fd00::/129",
                "10.0.0.0/-1",
                "/8",
                "010.0.0.1"
            })
    void whatIsNoBlockIsRefusedWithAnExample(String block) {
        assertThatThrownBy(() -> ReachableAddresses.of(block))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + block + "'");
    }

    @Test
    void theRefusalSaysWhatKindOfAddressItIs() throws Exception {
        assertThat(ReachableAddresses.PUBLIC.refusal(InetAddress.getByName("169.254.169.254")))
                .isEqualTo("the metadata service of a cloud");
    }

    private static boolean refusedBy(ReachableAddresses reachable, String url) {
        try {
            InetAddress literal = WebAddress.of(url).literal();
            return literal != null && reachable.refusal(literal) != null;
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).doesNotContain("pw");
            return true;
        }
    }
}
