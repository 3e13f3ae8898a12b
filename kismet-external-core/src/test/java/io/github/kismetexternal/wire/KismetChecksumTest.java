package io.github.kismetexternal.wire;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class KismetChecksumTest {
    @ParameterizedTest
    @CsvSource({
        "kismet_cap_linux_wifi,5FE308BD",
        "kismet_cap_pcapfile,4E1D07C3",
        "kismet_cap_linux_bluetooth,91DD0AE4",
        "abcd,03D4018A",
        "abc,00000000"
    })
    void is_not_the_adler_32_of_others(String text, String expected) {
        byte[] bytes = text.getBytes(US_ASCII);

        assertThat("%08X".formatted(KismetChecksum.of(bytes, 0, bytes.length))).isEqualTo(expected);
    }

    @Test
    void takes_bytes_as_unsigned_and_does_not_reduce() {
        byte[] bytes = new byte[302];
        Arrays.fill(bytes, (byte) 0xFF);

        assertThat("%08X".formatted(KismetChecksum.of(bytes, 1, 300))).isEqualTo("ADA22AD4");
    }
}
